using System;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>What a call may cost is measured by the benchmarks; what must cost nothing is held here.</summary>
public class AllocationTests
{
    [Fact]
    public void A_request_is_written_into_a_used_buffer_without_allocating()
    {
        using var buffer = new Utf8JsonBuffer();
        var request = Transport.AnyRequest;
        for (var i = 0; i < 100; i++) buffer.Fill(request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) buffer.Fill(request);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

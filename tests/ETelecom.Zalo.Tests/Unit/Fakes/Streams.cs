using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>Gives what it has, then fails as a reset connection does.</summary>
internal sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
{
    public BrokenStream(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken);
        return count > 0 ? count : throw new IOException("reset");
    }
}

/// <summary>Gives what it has, then nothing more, whatever its token says.</summary>
internal sealed class DeafStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    private readonly TaskCompletionSource<int> _never = new();

    /// <summary>The buffer of the read that never ends.</summary>
    public byte[]? Lent { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await base.ReadAsync(buffer, default) is > 0 and var count) return count;
        Lent = MemoryMarshal.TryGetArray<byte>(buffer, out var segment) ? segment.Array : null;
        return await _never.Task;
    }
}

/// <summary>The same, as long as its reader waits.</summary>
internal sealed class StalledStream(string text = "") : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public Action? WhenItStalls { get; init; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var count) return count;
        WhenItStalls?.Invoke();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}

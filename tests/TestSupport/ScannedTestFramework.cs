using Xunit.Abstractions;
using Xunit.Sdk;

namespace ETelecom.Zalo.TestSupport;

/// <summary>xunit as it is, with the <see cref="LeakScan"/> from before the first test on. An attribute of every test assembly names it.</summary>
public sealed class ScannedTestFramework : XunitTestFramework
{
    public ScannedTestFramework(IMessageSink messageSink)
        : base(messageSink) => LeakScan.Begin();
}

using System.Linq;
using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>The same tests run with the SDK of either framework, by the property SdkFramework: this sees to it that they really do.</summary>
public class FrameworkTests
{
    [Fact]
    public void The_SDK_under_test_is_the_one_for_the_framework_that_was_asked_for()
    {
        var asked = typeof(FrameworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "SdkFramework").Value;
        var expected = asked == "netstandard2.0" ? ".NETStandard,Version=v2.0" : ".NETCoreApp,Version=v10.0";

        Assert.Equal(expected, typeof(Consent).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}

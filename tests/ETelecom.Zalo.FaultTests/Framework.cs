using System.Linq;
using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace ETelecom.Zalo.FaultTests;

/// <summary>The same tests run with two assemblies of the SDK: this sees to it that they really do.</summary>
public class Framework
{
    [Fact]
    public void The_SDK_under_test_is_the_one_for_the_framework_of_this_project()
    {
        var expected = typeof(Framework).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "SdkFramework").Value;

        Assert.Equal(expected, typeof(Consent).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}

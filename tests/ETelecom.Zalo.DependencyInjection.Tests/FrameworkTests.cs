using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The same tests run with the packages of either framework, by the property SdkFramework: this sees to it that they really do.</summary>
public sealed class FrameworkTests
{
    [Theory]
    [InlineData(typeof(Consent))]
    [InlineData(typeof(ZaloConsentServiceCollectionExtensions))]
    public void The_library_under_test_is_the_one_for_the_framework_that_was_asked_for(Type type)
    {
        var asked = typeof(FrameworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "SdkFramework").Value;
        var expected = asked == "netstandard2.0" ? ".NETStandard,Version=v2.0" : ".NETCoreApp,Version=v10.0";

        Assert.Equal(expected, type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}

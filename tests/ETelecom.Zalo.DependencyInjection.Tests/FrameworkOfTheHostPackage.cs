using System.Reflection;
using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ETelecom.Zalo.DependencyInjectionTests;

/// <summary>The package under test really is the one for .NET Standard.</summary>
public sealed class FrameworkOfTheHostPackage
{
    [Fact]
    public void It_is_NET_Standard_2_0()
    {
        var assembly = typeof(ZaloConsentServiceCollectionExtensions).Assembly;

        Assert.Equal(".NETStandard,Version=v2.0", assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
    }
}

using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Runtime.Versioning;
using ETelecom.Zalo.TestSupport;
using PublicApiGenerator;
using Xunit;

namespace ETelecom.Zalo.Tests.Snapshots;

/// <summary>
/// The public API of each packed library and target framework, as it was reviewed: what a user's program is compiled against. Any change of it
/// fails here until it is read and accepted.
/// </summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        // What is added to a host is in the namespaces of the host.
        DenyNamespacePrefixes = [],
        ExcludeAttributes =
        [
            // They name a private type. That every wire type has a converter is a rule of its own, in Wholesome.
            "Newtonsoft.Json.JsonConverterAttribute",
            "System.ComponentModel.TypeConverterAttribute",
            "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
            // The one framework has it, the other does not. That the key stays out of a dump is tested in Settings.
            "System.Text.Json.Serialization.JsonIgnoreAttribute",
        ],
    };

    [Theory]
    [InlineData("ETelecom.Zalo", "net10.0")]
    [InlineData("ETelecom.Zalo", "netstandard2.0")]
    [InlineData("ETelecom.Zalo.DependencyInjection", "net10.0")]
    [InlineData("ETelecom.Zalo.DependencyInjection", "netstandard2.0")]
    [InlineData("ETelecom.Zalo.PhoneNumbers", "net10.0")]
    [InlineData("ETelecom.Zalo.PostgreSql", "net10.0")]
    [InlineData("ETelecom.Zalo.Sandbox", "net10.0")]
    public void The_API_is_the_one_that_was_reviewed(string library, string framework) =>
        Snapshot.Matches(ApiOf(library, framework) + "\n", $"{library}.{framework}");

    [Theory]
    [InlineData("ETelecom.Zalo")]
    [InlineData("ETelecom.Zalo.DependencyInjection")]
    public void Both_frameworks_have_the_same_API(string library) => Assert.Equal(ApiOf(library, "net10.0"), ApiOf(library, "netstandard2.0"));

    private static string ApiOf(string library, string framework)
    {
        var folder = framework == "net10.0" ? "" : framework;
        var assembly = new AssemblyLoadContext(framework).LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, folder, library + ".dll"));
        Assert.Equal(framework, FrameworkOf(assembly));
        return assembly.GeneratePublicApi(Options);
    }

    private static string FrameworkOf(Assembly assembly) =>
        assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName is ".NETStandard,Version=v2.0" ? "netstandard2.0" : "net10.0";
}

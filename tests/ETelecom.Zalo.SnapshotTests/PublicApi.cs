using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using PublicApiGenerator;
using Xunit;

namespace ETelecom.Zalo.SnapshotTests;

/// <summary>The public API of each target framework, as it was reviewed: what a user's program is compiled against.</summary>
public class PublicApi
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes =
        [
            // They name a private type. That every wire type has a converter is a rule of its own, in Wholesome.
            "Newtonsoft.Json.JsonConverterAttribute",
            "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
            // The one framework has it, the other does not. That the key stays out of a dump is tested in Settings.
            "System.Text.Json.Serialization.JsonIgnoreAttribute",
        ],
    };

    [Fact]
    public void The_API_of_net10_is_the_one_that_was_reviewed() =>
        Snapshot.Matches(typeof(Consent).Assembly.GeneratePublicApi(Options) + "\n", "net10.0");

    [Fact]
    public void The_API_of_netstandard2_0_is_the_one_that_was_reviewed() =>
        Snapshot.Matches(OtherFramework().GeneratePublicApi(Options) + "\n", "netstandard2.0");

    [Fact]
    public void Both_frameworks_have_the_same_API() =>
        Assert.Equal(typeof(Consent).Assembly.GeneratePublicApi(Options), OtherFramework().GeneratePublicApi(Options));

    private static Assembly OtherFramework() =>
        new AssemblyLoadContext("netstandard2.0").LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "ETelecom.Zalo.dll"));
}

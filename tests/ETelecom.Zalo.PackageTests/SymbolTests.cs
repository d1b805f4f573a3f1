using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.PackageTests;

/// <summary>Stepping into the packed assemblies shows the source: the generated contract too, which is in no repository.</summary>
[Collection(nameof(Packed))]
public sealed class SymbolTests(Packed packed)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void The_generated_contract_is_inside(string framework)
    {
        var contract = SourcesOf("ETelecom.Zalo", framework).Single(source => source.Name.EndsWith("/ETelecom.Zalo.g.cs", StringComparison.Ordinal));

        Assert.Equal(File.ReadAllText(Repository.PathTo("generator/obj/contract/ETelecom.Zalo.g.cs")), contract.Embedded);
    }

    public static TheoryData<string, string> Assemblies => new()
    {
        { "ETelecom.Zalo", "net10.0" },
        { "ETelecom.Zalo", "netstandard2.0" },
        { "ETelecom.Zalo.DependencyInjection", "net10.0" },
        { "ETelecom.Zalo.DependencyInjection", "netstandard2.0" },
        { "ETelecom.Zalo.PhoneNumbers", "net10.0" },
        { "ETelecom.Zalo.PhoneNumbers", "netstandard2.0" },
        { "ETelecom.Zalo.PostgreSql", "net10.0" },
        { "ETelecom.Zalo.Sandbox", "net10.0" },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_source_is_inside_or_a_file_of_the_repository(string id, string framework)
    {
        var sources = SourcesOf(id, framework);

        Assert.NotEmpty(sources);
        Assert.All(sources.Where(source => source.Embedded is null), source =>
        {
            Assert.StartsWith("/_/src/", source.Name, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathTo(source.Name["/_/".Length..])), source.Name);
        });
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_symbols_are_those_of_the_assembly(string id, string framework)
    {
        using var package = packed.Open(id);
        using var assembly = new PEReader(package.GetEntry($"lib/{framework}/{id}.dll")!.ReadBytes());
        var entry = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);

        using var symbols = OpenSymbols(id, framework);
        var symbolId = new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id);

        Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(entry).Guid, symbolId.Guid);
    }

    private List<(string Name, string? Embedded)> SourcesOf(string id, string framework)
    {
        using var symbols = OpenSymbols(id, framework);
        return PortablePdb.SourcesOf(symbols.GetMetadataReader());
    }

    private MetadataReaderProvider OpenSymbols(string id, string framework)
    {
        using var package = packed.Open(id, "snupkg");
        return MetadataReaderProvider.FromPortablePdbStream(package.GetEntry($"lib/{framework}/{id}.pdb")!.ReadBytes());
    }
}

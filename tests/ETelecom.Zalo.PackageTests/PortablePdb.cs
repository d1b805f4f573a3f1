using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Text;

namespace ETelecom.Zalo.PackageTests;

/// <summary>Reads what a debugger reads. The kinds and the layout are those of the Portable PDB format.</summary>
internal static class PortablePdb
{
    private static readonly Guid EmbeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");
    private static readonly Guid SourceLink = new("cc110556-a091-4d38-9fec-25ab9a351a6a");

    /// <summary>The sources by name, with the text of those that are inside.</summary>
    public static List<(string Name, string? Embedded)> SourcesOf(MetadataReader symbols) =>
    [
        .. symbols.Documents.Select(handle =>
            (symbols.GetString(symbols.GetDocument(handle).Name), Find(symbols, handle, EmbeddedSource) is { } blob ? Inflate(blob) : null)),
    ];

    /// <summary>The JSON that leads from paths to addresses; null when there is none.</summary>
    public static string? SourceLinkOf(MetadataReader symbols) =>
        Find(symbols, EntityHandle.ModuleDefinition, SourceLink) is { } blob ? Encoding.UTF8.GetString(blob) : null;

    private static byte[]? Find(MetadataReader symbols, EntityHandle parent, Guid kind) => symbols.GetCustomDebugInformation(parent)
        .Select(symbols.GetCustomDebugInformation)
        .Where(information => symbols.GetGuid(information.Kind) == kind)
        .Select(information => symbols.GetBlobBytes(information.Value))
        .SingleOrDefault();

    /// <summary>Four bytes with the size of the text, zero when it is not compressed; then the text.</summary>
    private static string Inflate(byte[] blob)
    {
        var bytes = new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int));
        using var reader = new StreamReader(BitConverter.ToInt32(blob) == 0 ? bytes : new DeflateStream(bytes, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}

using System;
using System.Text;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>Reads and writes whole documents, without reflection and without a serializer, so that no setting of a host affects the wire.</summary>
internal static class WireJson
{
    /// <summary>Deeper documents are refused: the contract is three levels deep.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads the one value of a document.</summary>
    public static T Read<T>(string json, WireReader<T?> read)
        where T : class => Read(Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))), read);

    /// <summary>Reads the one value of a document. A byte-order mark is dropped.</summary>
    public static T Read<T>(ReadOnlySpan<byte> utf8, WireReader<T?> read)
        where T : class => ReadValue(utf8, read) ?? throw new ContractException("is null, an object was expected");

    /// <summary>The same if null is a value.</summary>
    public static T ReadValue<T>(ReadOnlySpan<byte> utf8, WireReader<T> read)
    {
        var reader = new Utf8JsonReader(Utf8.WithoutByteOrderMark(utf8), new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var value = read(ref reader);
        // Throws if anything but white space follows.
        reader.Read();
        return value;
    }

    /// <summary>Writes a value as compact JSON.</summary>
    public static string Write(IWireValue value)
    {
        using var buffer = new Utf8JsonBuffer();
        buffer.Fill(value);
        return buffer.ToString();
    }
}

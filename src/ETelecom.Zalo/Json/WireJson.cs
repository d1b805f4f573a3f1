using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Whole documents, on Newtonsoft's reader and writer alone: no reflection and no serializer, so that nothing a host sets in
/// <c>JsonConvert.DefaultSettings</c> reaches the wire.
/// </summary>
internal static class WireJson
{
    /// <summary>Deeper documents are refused: the contract is three levels deep.</summary>
    public const int MaxDepth = 32;

    /// <summary>Reads the one value of a document.</summary>
    public static T Read<T>(string json, Func<JsonReader, T?> read)
        where T : class => Read(new StringReader(json ?? throw new ArgumentNullException(nameof(json))), json, read);

    /// <summary>Reads the one value of a document.</summary>
    public static T Read<T>(Utf8TextReader text, Func<JsonReader, T?> read, JsonNameTable? names = null)
        where T : class => Read(text, text, read, names);

    /// <summary>Writes a value as compact JSON.</summary>
    public static string Write(IWireValue value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CreateWriter(text)) value.WriteTo(writer);
        return text.ToString();
    }

    public static JsonTextWriter CreateWriter(TextWriter text) =>
        new(text) { ArrayPool = CharPool.Shared, Culture = CultureInfo.InvariantCulture, CloseOutput = false };

    private static T Read<T>(TextReader text, object wholeText, Func<JsonReader, T?> read, JsonNameTable? names = null)
        where T : class
    {
        using var reader = new WireTextReader(text, wholeText)
        {
            ArrayPool = CharPool.Shared,
            Culture = CultureInfo.InvariantCulture,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MaxDepth,
            PropertyNameTable = names,
        };
        reader.Advance();
        var value = read(reader) ?? throw reader.Cannot("is null, an object was expected");
        if (reader.Read()) throw new JsonReaderException("The document is followed by more text.");
        return value;
    }
}

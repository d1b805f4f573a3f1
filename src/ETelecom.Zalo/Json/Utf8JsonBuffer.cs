using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>JSON as UTF-8 bytes, with a reusable writer: writing a request allocates nothing.</summary>
internal sealed class Utf8JsonBuffer : IBufferWriter<byte>, IDisposable
{
    // Vietnamese is not escaped: this JSON is never embedded in a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public Utf8JsonBuffer() => Writer = new Utf8JsonWriter(this, Options);

    /// <summary>The first <see cref="Length"/> bytes are valid, once the writer is flushed.</summary>
    public byte[] Bytes { get; private set; } = new byte[512];

    public int Length { get; private set; }

    public Utf8JsonWriter Writer { get; }

    /// <summary>Writes a value, replacing the content.</summary>
    public void Fill(IWireValue value)
    {
        Length = 0;
        Writer.Reset();
        value.WriteTo(Writer);
        Writer.Flush();
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (Bytes.Length - Length < Math.Max(sizeHint, 1))
        {
            var larger = new byte[Math.Max(Bytes.Length * 2, Length + sizeHint)];
            Bytes.AsSpan(0, Length).CopyTo(larger);
            Bytes = larger;
        }

        return Bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override string ToString() => Utf8.ToText(Bytes.AsSpan(0, Length));

    public void Dispose() => Writer.Dispose();
}

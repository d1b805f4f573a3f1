using System;
using System.Buffers;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>JSON as UTF-8 bytes, with a writer that can be used again: writing a request allocates nothing.</summary>
internal sealed class Utf8JsonBuffer : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Encoder _encoder = Utf8.GetEncoder();
    private readonly char[] _one = new char[1];
    private readonly JsonTextWriter _json;
    private byte[] _bytes = new byte[512];

    public Utf8JsonBuffer() => _json = WireJson.CreateWriter(this);

    /// <summary>The bytes that count are the first <see cref="Length"/> ones.</summary>
    public byte[] Bytes => _bytes;

    public int Length { get; private set; }

    public override Encoding Encoding => Utf8;

    /// <summary>Writes a value in place of what was there.</summary>
    public void Fill(IWireValue value)
    {
        Length = 0;
        value.WriteTo(_json);
        _json.Flush();
    }

    public override void Write(char value)
    {
        // Four bytes hold any character, with the surrogate that may wait before it.
        if (_bytes.Length - Length < 4) Array.Resize(ref _bytes, _bytes.Length * 2);
        if (value < 0x80)
        {
            _bytes[Length++] = (byte)value;
            return;
        }

        _one[0] = value;
        Length += _encoder.GetBytes(_one, 0, 1, _bytes, Length, flush: false);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        for (var i = index; i < index + count; i++) Write(buffer[i]);
    }

    public override void Write(string? value)
    {
        foreach (var character in value ?? "") Write(character);
    }
}

/// <summary>Reads UTF-8 bytes as text, straight into the buffer of whoever asks. A byte-order mark is dropped, a broken sequence is U+FFFD.</summary>
internal sealed class Utf8TextReader(byte[] bytes, int length) : TextReader
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private int _position = StartsWithMark(bytes, length) ? 3 : 0;

    public override int Read(char[] buffer, int index, int count)
    {
        _decoder.Convert(bytes, _position, length - _position, buffer, index, count, flush: true, out var used, out var written, out _);
        _position += used;
        return written;
    }

    /// <summary>The whole text, however much of it was read.</summary>
    public override string ToString()
    {
        using var fromTheStart = new Utf8TextReader(bytes, length);
        return fromTheStart.ReadToEnd();
    }

    private static bool StartsWithMark(byte[] bytes, int length) => length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
}

/// <summary>Newtonsoft's reader and writer take their buffers here.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static CharPool Shared { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null) ArrayPool<char>.Shared.Return(array);
    }
}

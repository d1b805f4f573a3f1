using System;
using System.Buffers;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace ETelecom.Zalo;

/// <summary>
/// JSON as UTF-8 bytes, with a writer that can be used again: writing a request allocates nothing. The text becomes bytes as a whole,
/// so that no half of a character is left behind for the next one; half a character is U+FFFD.
/// </summary>
internal sealed class Utf8JsonBuffer : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly JsonTextWriter _json;
    private char[] _text = new char[512];
    private int _count;
    private byte[] _bytes = new byte[512];

    public Utf8JsonBuffer() => _json = WireJson.CreateWriter(this);

    /// <summary>The bytes that count are the first <see cref="Length"/> ones.</summary>
    public byte[] Bytes => _bytes;

    public int Length { get; private set; }

    public override Encoding Encoding => Utf8;

    /// <summary>Writes a value in place of what was there.</summary>
    public void Fill(IWireValue value)
    {
        _count = 0;
        value.WriteTo(_json);
        _json.Flush();
        if (_bytes.Length < Utf8.GetMaxByteCount(_count)) _bytes = new byte[Utf8.GetMaxByteCount(_count)];
        Length = Utf8.GetBytes(_text, 0, _count, _bytes, 0);
    }

    public override void Write(char value)
    {
        Reserve(1);
        _text[_count++] = value;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        Array.Copy(buffer, index, _text, _count, count);
        _count += count;
    }

    public override void Write(string? value)
    {
        if (value is null) return;
        Reserve(value.Length);
        value.CopyTo(0, _text, _count, value.Length);
        _count += value.Length;
    }

    private void Reserve(int count)
    {
        if (_text.Length - _count < count) Array.Resize(ref _text, Math.Max(_text.Length * 2, _count + count));
    }
}

/// <summary>
/// Reads UTF-8 bytes as text. They become text as a whole, because whoever reads may ask for half a character. A byte-order mark is
/// dropped, a broken sequence is U+FFFD.
/// </summary>
internal sealed class Utf8TextReader : TextReader
{
    private readonly int _length;
    private char[] _text;
    private int _position;

    public Utf8TextReader(byte[] bytes, int length)
    {
        var mark = length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        _text = ArrayPool<char>.Shared.Rent(length);
        _length = Encoding.UTF8.GetChars(bytes, mark, length - mark, _text, 0);
    }

    public override int Read(char[] buffer, int index, int count)
    {
        count = Math.Min(count, _length - _position);
        Array.Copy(_text, _position, buffer, index, count);
        _position += count;
        return count;
    }

    /// <summary>The whole text, however much of it was read.</summary>
    public override string ToString() => new(_text, 0, _length);

    protected override void Dispose(bool disposing)
    {
        if (_text.Length > 0) ArrayPool<char>.Shared.Return(_text);
        _text = [];
        base.Dispose(disposing);
    }
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

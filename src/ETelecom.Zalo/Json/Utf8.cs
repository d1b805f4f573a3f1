using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>
/// Text from UTF-8. A broken sequence and half a character, as bytes or as an escape, become U+FFFD: <see cref="Utf8JsonReader.GetString"/>
/// throws there, and an answer that was paid for must not be lost because of one character.
/// </summary>
internal static class Utf8
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(ByteOrderMark) ? utf8.Slice(ByteOrderMark.Length) : utf8;

    public static ReadOnlySpan<byte> RawValue(this scoped ref Utf8JsonReader reader) => reader.HasValueSequence ? Join(ref reader) : reader.ValueSpan;

    /// <summary>A string or the name of a field, unescaped.</summary>
    public static string ValueText(this scoped ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Unescape(ref reader) : ToText(reader.RawValue());

#if NET
    public static string ToText(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
#else
    public static string ToText(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8.ToArray());
#endif

    // Inlined, its large locals would be cleared for every token.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Join(scoped ref Utf8JsonReader reader) => reader.ValueSequence.ToArray();

    private static string Unescape(scoped ref Utf8JsonReader reader)
    {
        var escaped = ToText(reader.RawValue());
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(escaped[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)Convert.ToUInt16(escaped.Substring(i + 1, 4), 16),
                var character => character,
            });
            if (escaped[i] == 'u') i += 4;
        }

        return ToText(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

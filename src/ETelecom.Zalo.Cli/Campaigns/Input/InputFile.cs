using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The list of contacts: read once from beginning to end, a line at a time, and known again by its fingerprint.</summary>
internal sealed class InputFile(string path)
{
    private const byte OpenBrace = (byte)'{';

    public string Path => path;

    /// <summary>
    /// Every line that is not empty. When the last one was taken, <paramref name="fingerprint"/> gets the hash of the whole file.
    /// </summary>
    /// <exception cref="UsageException">The file cannot be read, or it is not a list of contacts at all.</exception>
    public IEnumerable<InputLine> Read(Action<string> fingerprint)
    {
        using var file = Open();
        using var hash = SHA256.Create();
        var isJson = IsJson(file);
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Read, leaveOpen: true))
        {
            foreach (var line in isJson ? JsonLines.Read(hashed) : CsvLines.Read(hashed)) yield return line;
            hashed.CopyTo(Stream.Null);
        }

        fingerprint(Convert.ToHexStringLower(hash.Hash!));
    }

    public string Fingerprint()
    {
        using var file = Open();
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private FileStream Open()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(words => words.ListUnreadable(exception));
        }
    }

    /// <summary>A list whose first character is a brace has an object a line; every other is CSV.</summary>
    private static bool IsJson(FileStream file)
    {
        Span<byte> start = stackalloc byte[64];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (count == 0) throw new UsageException(words => words.ListEmpty);
        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw new UsageException(words => words.ListIsUtf16);
        var text = start[..count];
        return (text is [0xEF, 0xBB, 0xBF, ..] ? text[3..] : text).TrimStart(" \t\r\n"u8) is [OpenBrace, ..];
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>The list of contacts: CSV, a workbook or JSON, known by its first bytes, and known again by its fingerprint.</summary>
internal sealed class InputFile(string path, InputOptions options, Func<Stream> standardInput)
{
    private const string StandardInput = "-";

    // What a pipe held: it can be read only once.
    private byte[]? _piped;

    public string Path => path;

    /// <summary>How the columns were understood; complete when the list was read.</summary>
    public ListColumns Columns { get; private set; } = new();

    private bool IsStandardInput => path == StandardInput;

    /// <summary>Every line that is not empty.</summary>
    /// <exception cref="UsageException">The file cannot be read, or it is not a list of contacts at all.</exception>
    public IEnumerable<InputLine> Read()
    {
        Columns = new ListColumns();
        using var file = Open();
        using var lines = Lines(file).GetEnumerator();
        while (Next(lines)) yield return lines.Current;
    }

    /// <summary>The hash of the whole file, and of how it is read.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public string Fingerprint()
    {
        using var file = Open();
        var hash = SHA256.HashData(file);
        var reading = options.Fingerprint();
        return Convert.ToHexStringLower(reading.Length == 0 ? hash : SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes(reading)]));
    }

    /// <summary>Whether it can be read only once: a campaign that is resumed compares its list, and what came through a pipe is gone by then.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public bool IsPiped()
    {
        if (IsStandardInput) return true;
        using var file = OpenFile();
        return !file.CanSeek;
    }

    private IEnumerable<InputLine> Lines(Stream file)
    {
        var start = StartOf(file);
        if (start is [0x1F, 0x8B, ..])
        {
            // What is inside is known by its first bytes, too.
            using (var peeked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true)) start = Peek(peeked);
            file.Position = 0;
            using var unzipped = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            foreach (var line in Lines(unzipped, start)) yield return line;
            yield break;
        }

        foreach (var line in Lines(file, start)) yield return line;
    }

    private IEnumerable<InputLine> Lines(Stream stream, byte[] start)
    {
        if (start.AsSpan().StartsWith(WorkbookLines.OldSignature)) throw new UsageException(words => words.OldWorkbook);
        var isWorkbook = start.AsSpan().StartsWith(WorkbookLines.Signature);
        if (options.Sheet is not null && !isWorkbook) throw new UsageException(words => words.OnlyForWorkbooks("--sheet"));
        if (options.Encoding is not null && isWorkbook) throw new UsageException(words => words.OnlyForText("--encoding"));
        if (isWorkbook) return new TableLines(options, Columns).Read(WorkbookLines.Read(Seekable(stream), options.Sheet));
        return FirstLetter(start) switch
        {
            null => throw new UsageException(words => words.ListEmpty),
            '{' => new JsonLines(options, Columns).Read(stream),
            '[' => throw JsonLines.NotALine(),
            _ => new TableLines(options, Columns).Read(CsvLines.Read(stream, options.Encoding)),
        };
    }

    private char? FirstLetter(byte[] start)
    {
        using var reader = new StreamReader(new MemoryStream(start), options.Encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        return text.Length == 0 ? null : text.TrimStart() is [var letter, ..] ? letter : ' ';
    }

    private static bool Next(IEnumerator<InputLine> lines)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            // The last three are how a workbook without its parts shows.
            throw new UsageException(words => words.ListDamaged);
        }
        catch (IOException exception)
        {
            throw new UsageException(words => words.ListUnreadable(exception));
        }
    }

    private static byte[] StartOf(Stream file)
    {
        var start = Peek(file);
        file.Position = 0;
        return start;
    }

    private static byte[] Peek(Stream stream)
    {
        var start = new byte[64];
        var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..count];
    }

    private static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek) return stream;
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private Stream Open()
    {
        if (_piped is not null) return new MemoryStream(_piped);
        var stream = IsStandardInput ? standardInput() : OpenFile();
        if (stream.CanSeek && !IsStandardInput) return stream;
        using (stream)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return new MemoryStream(_piped = copy.ToArray());
        }
    }

    private FileStream OpenFile()
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
}

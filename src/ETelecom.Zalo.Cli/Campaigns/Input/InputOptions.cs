using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How the person wants the list of contacts to be read; without any of it, the list decides.</summary>
internal sealed record InputOptions
{
    /// <summary>Chosen for a field that no column is to be read as.</summary>
    public const string NoColumn = "none";

    /// <summary>The encoding of a text list; null for UTF-8, or what its byte order mark says.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>The column of a field, by name or letter.</summary>
    public IReadOnlyDictionary<InputField, string> Columns { get; init; } = new Dictionary<InputField, string>();

    /// <summary>The option that chooses the column of a field.</summary>
    public static string OptionOf(InputField field) => field switch
    {
        InputField.Phone => "--phone-column",
        InputField.CallType => "--call-type-column",
        InputField.ReasonCode => "--reason-column",
        InputField.Reference => "--reference-column",
        InputField.OaId => "--oa-column",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public bool IsNone(InputField field) =>
        Columns.TryGetValue(field, out var column) && column.Equals(NoColumn, StringComparison.OrdinalIgnoreCase);

    /// <summary>Part of the list's fingerprint: the same file read in another way is another list. Empty when nothing is set.</summary>
    public string Fingerprint() => string.Join('\n', Columns
        .OrderBy(column => column.Key)
        .Select(column => $"{OptionOf(column.Key)}={column.Value}")
        .Append(Encoding is null ? "" : $"--encoding={Encoding.WebName}")
        .Append(Sheet is null ? "" : $"--sheet={Sheet}")
        .Where(text => text.Length > 0));
}

using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>How the columns of the list were understood, for the person who decides.</summary>
internal sealed class ListColumns
{
    private readonly List<(string Name, InputField? Field)> _columns = [];

    public IReadOnlyList<(string Name, InputField? Field)> All => _columns;

    /// <summary>The lines above the header, which hold a title.</summary>
    public List<long> TitleLines { get; } = [];

    /// <summary>Whether letters of a reference that no one chose are not UTF-8.</summary>
    public bool LettersAreLost { get; set; }

    /// <summary>The names of the columns that nothing is read from: they are passed along to the reports.</summary>
    public List<string> Own { get; } = [];

    public void Add(string name, InputField? field) => _columns.Add((name, field));

    /// <summary>The letter that a spreadsheet shows above a column.</summary>
    public static string LetterOf(int index) =>
        (index >= 26 ? LetterOf((index / 26) - 1) : "") + (char)('A' + (index % 26));

    /// <summary>The column with that letter; -1 for a text that is none.</summary>
    public static int IndexOf(string letters) => letters.Length is 1 or 2 or 3 && letters.All(char.IsAsciiLetter)
        ? letters.ToUpperInvariant().Aggregate(0, (index, letter) => (index * 26) + letter - 'A' + 1) - 1
        : -1;
}

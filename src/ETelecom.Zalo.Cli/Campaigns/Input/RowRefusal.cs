namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// Why a line is not sent. The names are used in the journal and in the file of refused lines; <c>Words</c> has the texts for people.
/// </summary>
internal enum RowRefusal
{
    /// <summary>Text behind a closing quote, or JSON that is not an object.</summary>
    Unreadable,

    /// <summary>More text than any contact has.</summary>
    TooLong,

    /// <summary>A JSON object that has a field twice: which one is meant is not known.</summary>
    RepeatedField,

    /// <summary>Bytes that are not UTF-8: a letter of the reference would be lost.</summary>
    NotUtf8,

    NoPhone,

    /// <summary>A spreadsheet made <c>9.12E+10</c> of it, and the last digits are gone.</summary>
    RoundedBySpreadsheet,

    /// <summary>Letters with or instead of digits: a name, an extension, two numbers.</summary>
    LettersInPhone,

    HasExtension,

    /// <summary>Eleven digits that begin with 012, 016, 018 or 019: those were replaced in 2018.</summary>
    OldElevenDigits,

    NotVietnamese,

    /// <summary>A landline or a service number: Zalo cannot ask there.</summary>
    NotMobile,

    NotAPhone,

    NoCallType,

    UnknownCallType,

    NoReasonCode,

    UnknownReasonCode,

    /// <summary>Duplicate of an earlier line.</summary>
    Duplicate,
}

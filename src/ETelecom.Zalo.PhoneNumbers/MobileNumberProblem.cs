namespace ETelecom.Zalo.PhoneNumbers;

/// <summary>Why a text is not a Vietnamese mobile number.</summary>
public enum MobileNumberProblem
{
    /// <summary>It is empty.</summary>
    NoPhone,

    /// <summary>A spreadsheet made <c>9.12E+10</c> of it: its last digits are lost.</summary>
    RoundedBySpreadsheet,

    /// <summary>It contains letters: a name, an extension, two numbers.</summary>
    LettersInPhone,

    /// <summary>It has an extension.</summary>
    HasExtension,

    /// <summary>Eleven digits that begin with 012, 016, 018 or 019: these were replaced in 2018.</summary>
    OldElevenDigits,

    /// <summary>It is a number of another country.</summary>
    NotVietnamese,

    /// <summary>It is a landline or a service number, which has no Zalo account.</summary>
    NotMobile,

    /// <summary>It is no phone number: a digit is missing, or there is one too many.</summary>
    NotAPhone,
}

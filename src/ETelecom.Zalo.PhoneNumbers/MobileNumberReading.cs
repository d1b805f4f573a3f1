namespace ETelecom.Zalo.PhoneNumbers;

/// <summary>What a text was read as: a mobile number, or the reason why it is none.</summary>
public sealed class MobileNumberReading
{
    internal MobileNumberReading(string phone, bool wasCorrected) => (Phone, WasCorrected) = (phone, wasCorrected);

    internal MobileNumberReading(MobileNumberProblem problem) => Problem = problem;

    /// <summary>The number in the form of the API: country code and number, digits only, such as <c>84912345678</c>; null if it is none.</summary>
    public string? Phone { get; }

    /// <summary>Why it is none; null if it is one.</summary>
    public MobileNumberProblem? Problem { get; }

    /// <summary>Whether a spreadsheet had dropped the leading 0 or added <c>.0</c>; no digit was lost.</summary>
    public bool WasCorrected { get; }
}

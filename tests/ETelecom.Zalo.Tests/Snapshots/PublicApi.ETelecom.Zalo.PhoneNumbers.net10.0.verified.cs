namespace ETelecom.Zalo.PhoneNumbers
{
    public enum MobileNumberProblem
    {
        NoPhone = 0,
        RoundedBySpreadsheet = 1,
        LettersInPhone = 2,
        HasExtension = 3,
        OldElevenDigits = 4,
        NotVietnamese = 5,
        NotMobile = 6,
        NotAPhone = 7,
    }
    public sealed class MobileNumberReading
    {
        public string? Phone { get; }
        public ETelecom.Zalo.PhoneNumbers.MobileNumberProblem? Problem { get; }
        public bool WasCorrected { get; }
    }
    public static class VietnameseMobileNumber
    {
        public static ETelecom.Zalo.PhoneNumbers.MobileNumberReading Read(string? text) { }
        public static bool TryRead(string? text, out string phone) { }
    }
}

namespace ETelecom.Zalo
{
    public sealed class ZaloConsentLoggingOptions
    {
        public ZaloConsentLoggingOptions() { }
        public bool IncludeIdentifiers { get; set; }
    }
}

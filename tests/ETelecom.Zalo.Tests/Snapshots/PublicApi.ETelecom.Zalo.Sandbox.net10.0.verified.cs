namespace ETelecom.Zalo.Sandbox
{
    public sealed class ConsentIntentStoreRule
    {
        public string Name { get; }
        public System.Threading.Tasks.Task CheckAsync(ETelecom.Zalo.IConsentIntentStore store, System.Threading.CancellationToken cancellationToken = default) { }
        public override string ToString() { }
    }
    public sealed class ConsentIntentStoreRuleException : System.Exception { }
    public static class ConsentIntentStoreRules
    {
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Sandbox.ConsentIntentStoreRule> All { get; }
    }
    public sealed class LedgerCharge : System.IEquatable<ETelecom.Zalo.Sandbox.LedgerCharge>
    {
        public LedgerCharge(int Sequence, System.DateTimeOffset Time, ETelecom.Zalo.ZaloAccount Account, string RecordId, string OaId, string Phone) { }
        public ETelecom.Zalo.ZaloAccount Account { get; init; }
        public string OaId { get; init; }
        public string Phone { get; init; }
        public string RecordId { get; init; }
        public int Sequence { get; init; }
        public System.DateTimeOffset Time { get; init; }
    }
    public sealed class LedgerRequest : System.IEquatable<ETelecom.Zalo.Sandbox.LedgerRequest>
    {
        public LedgerRequest(int Sequence, System.DateTimeOffset Time, ETelecom.Zalo.ZaloAccount? Account, string? Method, ETelecom.Zalo.Sandbox.SandboxFault? Fault, int? Status, string? RecordId) { }
        public ETelecom.Zalo.ZaloAccount? Account { get; init; }
        public ETelecom.Zalo.Sandbox.SandboxFault? Fault { get; init; }
        public string? Method { get; init; }
        public string? RecordId { get; init; }
        public int Sequence { get; init; }
        public int? Status { get; init; }
        public System.DateTimeOffset Time { get; init; }
    }
    [System.Text.Json.Serialization.JsonConverter(typeof(ETelecom.Zalo.Sandbox.SandboxFault.Converter))]
    public sealed class SandboxFault
    {
        public string Description { get; }
        public string DescriptionVi { get; }
        public System.Collections.Generic.IReadOnlyList<string> Methods { get; }
        public string Name { get; }
        public string PhoneEnding { get; }
        public bool TakesTime { get; }
        public bool WorkIsDone { get; }
        public static System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Sandbox.SandboxFault> All { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault BadGatewayHtml { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault Brotli { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault CommitThen503 { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault ConnectionRefused { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault CursorCycle { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault CutBody { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault DuplicateInList { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault EmptyPages { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault FalseGzip { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault GrowingList { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault Gzip { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault HangUp { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault HugeBody { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault InternalError { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault ListLag { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault MissingFields { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault NoAnswer { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault Nulls { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault NumberIds { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault OldestFirst { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault OtherTimeZone { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault Redirect { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault RequestFails { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault ResetAfterWork { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault ResetBeforeWork { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault RetryAfterDate { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault RetryAfterSeconds { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault SlowDrip { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault SlowHeaders { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault StalledBody { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault TrailingGarbage { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault Unavailable { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault UnknownFields { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault UnknownValues { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault WrongLength { get; }
        public static ETelecom.Zalo.Sandbox.SandboxFault ZerosOmitted { get; }
        public override string ToString() { }
        public static ETelecom.Zalo.Sandbox.SandboxFault Parse(string name) { }
        public sealed class Converter : System.Text.Json.Serialization.JsonConverter<ETelecom.Zalo.Sandbox.SandboxFault>
        {
            public Converter() { }
            public override ETelecom.Zalo.Sandbox.SandboxFault Read(ref System.Text.Json.Utf8JsonReader reader, System.Type typeToConvert, System.Text.Json.JsonSerializerOptions options) { }
            public override void Write(System.Text.Json.Utf8JsonWriter writer, ETelecom.Zalo.Sandbox.SandboxFault value, System.Text.Json.JsonSerializerOptions options) { }
        }
    }
    public sealed class SandboxFaults
    {
        public ETelecom.Zalo.Sandbox.SandboxFault? Always { get; set; }
        public void Clear() { }
        public void Next(params ETelecom.Zalo.Sandbox.SandboxFault[] faults) { }
        public void Next(ETelecom.Zalo.Sandbox.SandboxFault fault, string? method = null, System.TimeSpan? lasting = default) { }
        public void Random(double rate, int seed, params ETelecom.Zalo.Sandbox.SandboxFault[] among) { }
        public System.IDisposable RefuseConnections() { }
    }
    public sealed class SandboxLedger
    {
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Sandbox.LedgerCharge> Charges { get; }
        public System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.Sandbox.LedgerRequest> Requests { get; }
    }
    public sealed class ZaloSandbox : System.IAsyncDisposable
    {
        public System.Uri Address { get; }
        public ETelecom.Zalo.Sandbox.SandboxFaults Faults { get; }
        public ETelecom.Zalo.Sandbox.SandboxLedger Ledger { get; }
        public void Advance(System.TimeSpan by) { }
        public string BaseUrl(ETelecom.Zalo.ZaloAccount account) { }
        public ETelecom.Zalo.ZaloConsentClient CreateClient(ETelecom.Zalo.ZaloAccount account = 0) { }
        public ETelecom.Zalo.ZaloConsentClientOptions CreateClientOptions(ETelecom.Zalo.ZaloAccount account = 0) { }
        public System.Threading.Tasks.ValueTask DisposeAsync() { }
        public ETelecom.Zalo.Consent Reply(string id, ETelecom.Zalo.ReplyStatus status) { }
        public void Reset() { }
        public System.Threading.Tasks.Task WaitForShutdownAsync(System.Threading.CancellationToken cancellationToken = default) { }
        public static System.Threading.Tasks.Task<ETelecom.Zalo.Sandbox.ZaloSandbox> StartAsync(ETelecom.Zalo.Sandbox.ZaloSandboxOptions? options = null, System.Threading.CancellationToken cancellationToken = default) { }
    }
    public sealed class ZaloSandboxOptions
    {
        public ZaloSandboxOptions() { }
        public bool AllowRemote { get; set; }
        public bool ChargeFailures { get; set; }
        public System.TimeSpan ConsentDuration { get; set; }
        public bool MatchPhonesExactly { get; set; }
        public string PartnerKey { get; set; }
        public System.TimeSpan ReceivedAfter { get; set; }
        public bool RejectDuplicates { get; set; }
        public System.TimeSpan ReplyWindow { get; set; }
        public int Seed { get; set; }
        public System.TimeSpan SeenAfter { get; set; }
        public string ShopKey { get; set; }
        public System.TimeProvider TimeProvider { get; set; }
        public string Url { get; set; }
        public bool UsePhoneFaults { get; set; }
        public bool UseZaloCodes { get; set; }
    }
}

// The JSON of the result: how it is written and read back.
using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ETelecom.Zalo;

[System.Text.Json.Serialization.JsonConverter(typeof(Converter))]
[Newtonsoft.Json.JsonConverter(typeof(NewtonsoftConverter))]
public sealed partial class EnsureConsentResult : IWireValue
{
    /// <summary>Creates an object with the fields that the initializer gives.</summary>
    public EnsureConsentResult()
    {
    }

    [SetsRequiredMembers]
    private EnsureConsentResult(ref Utf8JsonReader reader)
    {
        EnsureConsentStatus? status = null;
        while (reader.NextField(out var field))
        {
            if (field.SequenceEqual("status"u8)) status = ReadEnum<EnsureConsentStatus>(ref reader);
            else if (field.SequenceEqual("consent"u8)) Consent = Zalo.Consent.ReadFrom(ref reader);
            else if (field.SequenceEqual("check"u8)) Check = CheckConsentResponse.ReadFrom(ref reader);
            else if (field.SequenceEqual("failure"u8)) Failure = ReadFailure(ref reader);
            else if (field.SequenceEqual("candidates"u8)) Candidates = reader.ReadList(Zalo.Consent.ReadFrom) ?? [];
            else if (field.SequenceEqual("lookup_failure"u8)) LookupFailure = ReadFailure(ref reader);
            else if (field.SequenceEqual("is_for_another_purpose"u8)) IsForAnotherPurpose = WireJsonReader.ReadBoolean(ref reader) ?? false;
            else reader.TrySkip();
        }

        Status = status ?? throw new ContractException("is required", "status");
    }

    /// <summary>
    /// Writes the result as JSON, without null values. A failure is written as its outcome, code, message and status, and whether it may have
    /// been charged: never with a stack trace, a raw body or headers. It is read back as a plain <see cref="ZaloConsentException"/>.
    /// </summary>
    public string ToJson() => WireJson.Write(this);

    internal static EnsureConsentResult? ReadFrom(ref Utf8JsonReader reader) => reader.BeginObject() ? new EnsureConsentResult(ref reader) : null;

    void IWireValue.WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteField("status"u8, Status.ToString());
        writer.WriteField("may_have_been_charged"u8, MayHaveBeenCharged);
        writer.WriteField("consent"u8, Consent);
        writer.WriteField("check"u8, Check);
        WriteFailure(writer, "failure"u8, Failure);
        if (Candidates.Count > 0) writer.WriteList("candidates"u8, Candidates, WireJsonWriter.WriteItem);
        WriteFailure(writer, "lookup_failure"u8, LookupFailure);
        if (IsForAnotherPurpose) writer.WriteField("is_for_another_purpose"u8, true);
        writer.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ZaloConsentException? failure)
    {
        if (failure is null) return;
        writer.WriteStartObject(name);
        writer.WriteField("outcome"u8, failure.Outcome.ToString());
        writer.WriteField("code"u8, failure.Error?.Code);
        writer.WriteField("message"u8, failure.Message);
        if (failure.ResponseStatusCode != 0) writer.WriteField("status"u8, failure.ResponseStatusCode);
        writer.WriteField("may_have_been_charged"u8, failure.MayHaveBeenCharged);
        writer.WriteEndObject();
    }

    private static ZaloConsentException? ReadFailure(ref Utf8JsonReader reader)
    {
        if (!reader.BeginObject()) return null;
        // By default, it may have been charged.
        var (outcome, charged, status) = (RequestOutcome.Unknown, true, 0);
        ApiErrorCode? code = null;
        string? message = null;
        while (reader.NextField(out var field))
        {
            if (field.SequenceEqual("outcome"u8)) outcome = ReadEnum<RequestOutcome>(ref reader) ?? outcome;
            else if (field.SequenceEqual("code"u8)) code = ApiErrorCode.ReadFrom(ref reader);
            else if (field.SequenceEqual("message"u8)) message = WireJsonReader.ReadText(ref reader);
            else if (field.SequenceEqual("status"u8)) status = WireJsonReader.ReadInt32(ref reader) ?? 0;
            else if (field.SequenceEqual("may_have_been_charged"u8)) charged = WireJsonReader.ReadBoolean(ref reader) ?? true;
            else reader.TrySkip();
        }

        return new ZaloConsentException(message ?? "", new CallFailure(charged ? OperationEffect.Charged : OperationEffect.Read, outcome)
        {
            Error = code is null ? null : new ApiError { Code = code },
            StatusCode = status,
        });
    }

    private static T? ReadEnum<T>(ref Utf8JsonReader reader)
        where T : struct => WireJsonReader.ReadText(ref reader) switch
    {
        null => null,
        { } text when Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(typeof(T), value) => value,
        _ => throw new ContractException("is not one of the known values"),
    };

    /// <summary>Reads and writes the result with System.Text.Json as <see cref="ToJson"/> does.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed class Converter : System.Text.Json.Serialization.JsonConverter<EnsureConsentResult>
    {
        /// <inheritdoc/>
        public override EnsureConsentResult? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFrom(ref reader);

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, EnsureConsentResult value, JsonSerializerOptions options) => WireJsonWriter.WriteItem(writer, value);
    }

    private sealed class NewtonsoftConverter() : NewtonsoftConverter<EnsureConsentResult>((ref reader) => ReadFrom(ref reader));
}

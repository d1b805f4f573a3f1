// The requests of the control API. The README documents them.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ETelecom.Zalo.Sandbox;

internal sealed record ReplyRequest(string? Id, string? ReplyStatus);

/// <param name="Advance">How far to move the clock, in seconds.</param>
internal sealed record AdvanceRequest(double? Advance);

/// <summary>Empty, but required: a form of another site cannot send JSON.</summary>
internal sealed record ResetRequest;

/// <summary>Sets the fields that are present and leaves the rest. Null clears a field.</summary>
internal sealed class FaultsRequest
{
    public FaultUses? Next { get; init; }

    public FaultUse? Always
    {
        get;
        init
        {
            field = value;
            SetsAlways = true;
        }
    }

    public RandomRequest? Random
    {
        get;
        init
        {
            field = value;
            SetsRandom = true;
        }
    }

    /// <summary>For how many seconds connections are refused.</summary>
    public double? Refuse { get; init; }

    [JsonIgnore]
    public bool SetsAlways { get; private init; }

    [JsonIgnore]
    public bool SetsRandom { get; private init; }
}

internal sealed record RandomRequest(double? Rate, int? Seed, IReadOnlyList<string>? Faults)
{
    /// <exception cref="ServiceError">A part is invalid.</exception>
    public RandomFaults ToFaults() => FaultUses.Checked("random", () =>
        RandomFaults.Create(Rate ?? double.NaN, Seed ?? 0, [.. (Faults ?? []).Select(name => SandboxFault.Parse(name ?? ""))]));
}

/// <summary>One fault or a list of them, each written as its name alone or as an object.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record FaultUses(IReadOnlyList<FaultUse> Uses)
{
    /// <exception cref="ServiceError">What is read is not allowed; the message says why.</exception>
    public static T Checked<T>(string field, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException exception)
        {
            throw new ServiceError(ApiErrorCode.InvalidArgument, exception.Message, field);
        }
    }

    private sealed class Converter : JsonConverter<FaultUses>
    {
        public override FaultUses Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(
            reader.TokenType == JsonTokenType.StartArray
                ? JsonSerializer.Deserialize<FaultUse[]>(ref reader, options)!
                : [JsonSerializer.Deserialize<FaultUse>(ref reader, options)!]);

        public override void Write(Utf8JsonWriter writer, FaultUses value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

/// <summary>Reads and writes a fault with its duration and its method: <c>"gzip"</c>, or an object with fault, seconds and method.</summary>
internal sealed class FaultUseConverter : JsonConverter<FaultUse>
{
    public override bool HandleNull => false;

    public override FaultUse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var name = reader.GetString()!;
            return FaultUses.Checked("fault", () => FaultUse.Parse(name));
        }

        var use = JsonSerializer.Deserialize<UseObject>(ref reader, options)!;
        return FaultUses.Checked("fault", () => FaultUse.Create(SandboxFault.Parse(use.Fault ?? ""), use.Seconds, use.Method));
    }

    public override void Write(Utf8JsonWriter writer, FaultUse value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new UseObject(value.Fault.Name, value.Seconds, value.Method), options);

    private sealed record UseObject(string? Fault, double? Seconds, string? Method);
}

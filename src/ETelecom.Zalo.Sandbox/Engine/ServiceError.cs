using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Sandbox;

/// <summary>An error that the service answers with.</summary>
internal sealed class ServiceError(ApiErrorCode code, string message, string? argument = null) : Exception(message)
{
    public ApiErrorCode Code { get; } = code;

    /// <summary>Twirp names the invalid argument in <c>meta</c>.</summary>
    public ApiError ToBody() => new()
    {
        Code = Code,
        Msg = Message,
        Meta = argument is null ? null : new Dictionary<string, string> { ["argument"] = argument },
    };

    public static ServiceError InvalidArgument(string field, string rule) =>
        new(ApiErrorCode.InvalidArgument, $"{field} {rule}", field);
}

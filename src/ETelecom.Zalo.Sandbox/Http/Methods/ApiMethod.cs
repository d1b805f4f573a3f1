using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>A method of the service, a class each. Names, paths and the rules of requests are the generated contract's.</summary>
internal abstract class ApiMethod(string name, string path)
{
    public static ApiMethod RequestConsent { get; } = new RequestConsentMethod();

    public static ApiMethod CheckConsent { get; } = new CheckConsentMethod();

    public static ApiMethod ListRequestConsent { get; } = new ListRequestConsentMethod();

    public static IReadOnlyList<ApiMethod> All { get; } = [RequestConsent, CheckConsent, ListRequestConsent];

    public string Name => name;

    /// <summary>What follows an account's base path.</summary>
    public string Path => path;

    public static ApiMethod? Find(string? name) => All.FirstOrDefault(method => method.Name == name);

    /// <summary>Reads and checks a body.</summary>
    /// <exception cref="ServiceError">A field breaks a rule of the contract.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON, or not of the contract's shape.</exception>
    public abstract ApiCall Read(string body);

    private protected static T Checked<T>(T request)
        where T : IWireRequest =>
        request.Validate(knownValuesOnly: true) is [var error, ..] ? throw ServiceError.InvalidArgument(error.Field, error.Message) : request;
}

/// <summary>A call that passed all checks.</summary>
internal abstract class ApiCall
{
    /// <summary>The number that it is about; null when it names none.</summary>
    public abstract string? Phone { get; }

    /// <summary>Does the work.</summary>
    /// <param name="epoch">Where.</param>
    /// <param name="account">For whom.</param>
    /// <param name="fault">The fault that it meets, or none.</param>
    /// <exception cref="ServiceError">The service refuses.</exception>
    public abstract ApiResult Run(Epoch epoch, ZaloAccount account, FaultUse? fault);
}

/// <param name="Answer">The body of the answer.</param>
/// <param name="Made">The record that the call made.</param>
internal readonly record struct ApiResult(IWireValue Answer, Record? Made = null);

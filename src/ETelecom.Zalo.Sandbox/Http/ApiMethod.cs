using System;
using System.Collections.Generic;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>A call that passed all checks: what it needs to be done.</summary>
/// <param name="Phone">The number that it is about.</param>
/// <param name="Run">Does the work and gives the answer.</param>
internal sealed record ApiCall(string? Phone, Func<SandboxState, ZaloAccount, FaultUse?, (IWireValue Answer, Record? Made)> Run);

/// <summary>The methods of the service. Names, paths and the rules of requests are the generated contract's.</summary>
internal sealed class ApiMethod
{
    private readonly Func<string, ApiCall> _parse;

    private ApiMethod(int index, string name, string path, Func<string, ApiCall> parse)
    {
        (Index, Name, Path) = (index, name, path);
        _parse = parse;
    }

    public static ApiMethod RequestConsent { get; } =
        Create(0, ZaloConsentClient.RequestConsentOperation, RequestConsentRequest.FromJson, request => request.Phone, Request);

    public static ApiMethod CheckConsent { get; } =
        Create(1, ZaloConsentClient.CheckConsentOperation, CheckConsentRequest.FromJson, request => request.Phone, Check);

    public static ApiMethod ListRequestConsent { get; } =
        Create(2, ZaloConsentClient.ListRequestConsentOperation, ListRequestConsentRequest.FromJson, request => request.Filter?.Phone, List);

    public static IReadOnlyList<ApiMethod> All { get; } = [RequestConsent, CheckConsent, ListRequestConsent];

    public int Index { get; }

    public string Name { get; }

    /// <summary>What follows an account's base path.</summary>
    public string Path { get; }

    public static ApiMethod? Find(string? name) => All.FirstOrDefault(method => method.Name == name);

    /// <summary>Reads and checks a body.</summary>
    /// <exception cref="ServiceError">A field breaks a rule of the contract.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON, or not of the contract's shape.</exception>
    public ApiCall Parse(string body) => _parse(body);

    private static ApiMethod Create<TRequest, TResponse>(
        int index,
        Operation<TRequest, TResponse> operation,
        Func<string, TRequest> read,
        Func<TRequest, string?> phone,
        Func<SandboxState, ZaloAccount, TRequest, FaultUse?, (IWireValue, Record?)> run)
        where TRequest : class, IWireRequest
        where TResponse : class
    {
        return new ApiMethod(index, operation.Name, operation.Path, body =>
        {
            var request = read(body);
            if (request.Validate(knownValuesOnly: true) is [var error, ..]) throw ServiceError.InvalidArgument(error.Field, error.Message);
            return new ApiCall(phone(request), (state, account, fault) => run(state, account, request, fault));
        });
    }

    private static (IWireValue, Record?) Request(SandboxState state, ZaloAccount account, RequestConsentRequest request, FaultUse? fault)
    {
        var service = state.Service;
        var hiddenFor = fault?.Fault == SandboxFault.ListLag ? fault.Duration : TimeSpan.Zero;
        var record = service.RequestConsent(account, request, fault?.Fault == SandboxFault.RequestFails, hiddenFor);
        state.Changes.Add(ChangeKind.Record, record);
        if (record.IsCharged) state.Changes.Add(ChangeKind.Charge, record);
        return (service.LifeOf(record, record.CreatedAt).ToConsent(), record);
    }

    private static (IWireValue, Record?) Check(SandboxState state, ZaloAccount account, CheckConsentRequest request, FaultUse? fault) =>
        (state.Service.CheckConsent(account, request), null);

    private static (IWireValue, Record?) List(SandboxState state, ZaloAccount account, ListRequestConsentRequest request, FaultUse? fault)
    {
        var now = state.Clock.Now;
        var paging = request.Paging ?? new Paging();
        var page = ListFaults.Find(state.List, account, request.Filter ?? new ConsentFilter(), paging, now, fault);
        var records = page.Records;
        if (fault?.Fault == SandboxFault.DuplicateInList && records is [var first, ..])
            records = [state.Service.Find(paging.After) ?? first, .. records];
        return (new ListRequestConsentResponse
        {
            Consents = [.. records.Select(record => state.Service.LifeOf(record, now).ToConsent())],
            Paging = new PagingInfo
            {
                After = paging.After,
                Before = paging.Before,
                Limit = page.Limit,
                Sort = paging.Sort,
                Next = page.Next,
                Prev = page.Prev,
            },
        }, null);
    }
}

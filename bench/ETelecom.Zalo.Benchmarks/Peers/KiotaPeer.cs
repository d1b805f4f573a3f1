// Kiota's runtime under what its generator would write for this call: the client, a request builder and the models.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace ETelecom.Zalo.Benchmarks.Peers;

internal sealed class KiotaPeer : IJsonPeer
{
    private static readonly KiotaRequest Request = new()
    {
        CallType = PlainCallType.Video,
        OaId = Sample.OaId,
        Phone = Sample.Phone,
        ReasonCode = PlainReasonCode.ProductServiceConsulting,
    };

    private readonly HttpClientRequestAdapter _adapter;
    private readonly HttpClient _http;
    private readonly KiotaClient _client;

    public KiotaPeer(HttpMessageHandler handler, Uri service)
    {
        _http = KiotaClientFactory.Create(handler);
        var authentication = new BaseBearerTokenAuthenticationProvider(new Key());
        _adapter = new HttpClientRequestAdapter(authentication, httpClient: _http) { BaseUrl = service.AbsoluteUri.TrimEnd('/') };
        _client = new KiotaClient(_adapter);
    }

    public async ValueTask<Reading> RequestConsentAsync()
    {
        var consent = await _client.RequestConsent.PostAsync(Request).ConfigureAwait(false);
        return new Reading(consent!.Id, consent.IsCharged);
    }

    public ReadOnlyMemory<byte> Serialize()
    {
        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, Request);
        using var content = writer.GetSerializedContent();
        var body = new byte[content.Length];
        content.ReadExactly(body);
        return body;
    }

    /// <summary>Kiota reads asynchronously only; over bytes in memory it ends at once.</summary>
    public Reading Deserialize(byte[] body)
    {
        var root = new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", new MemoryStream(body)).GetAwaiter().GetResult();
        var consent = root.GetObjectValue(KiotaConsent.CreateFromDiscriminatorValue)!;
        return new Reading(consent.Id, consent.IsCharged);
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _http.Dispose();
    }

    private sealed class Key : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(Sample.ApiKey);
    }
}

internal sealed class KiotaClient : BaseRequestBuilder
{
    public KiotaClient(IRequestAdapter requestAdapter)
        : base(requestAdapter, "{+baseurl}", [])
    {
        ApiClientBuilder.RegisterDefaultSerializer<JsonSerializationWriterFactory>();
        ApiClientBuilder.RegisterDefaultDeserializer<JsonParseNodeFactory>();
        PathParameters.TryAdd("baseurl", RequestAdapter.BaseUrl!);
    }

    public KiotaRequestBuilder RequestConsent => new(PathParameters, RequestAdapter);
}

internal sealed class KiotaRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
    : BaseRequestBuilder(requestAdapter, "{+baseurl}/RequestConsent", pathParameters)
{
    public async Task<KiotaConsent?> PostAsync(KiotaRequest body, CancellationToken cancellationToken = default)
    {
        var request = new RequestInformation(Method.POST, UrlTemplate, PathParameters);
        request.Headers.TryAdd("Accept", "application/json");
        request.SetContentFromParsable(RequestAdapter, "application/json", body);
        var errorMapping = new Dictionary<string, ParsableFactory<IParsable>>
        {
            { "400", KiotaError.CreateFromDiscriminatorValue },
            { "401", KiotaError.CreateFromDiscriminatorValue },
            { "403", KiotaError.CreateFromDiscriminatorValue },
            { "404", KiotaError.CreateFromDiscriminatorValue },
            { "408", KiotaError.CreateFromDiscriminatorValue },
            { "409", KiotaError.CreateFromDiscriminatorValue },
            { "412", KiotaError.CreateFromDiscriminatorValue },
            { "429", KiotaError.CreateFromDiscriminatorValue },
            { "500", KiotaError.CreateFromDiscriminatorValue },
            { "501", KiotaError.CreateFromDiscriminatorValue },
            { "503", KiotaError.CreateFromDiscriminatorValue },
        };
        return await RequestAdapter
            .SendAsync(request, KiotaConsent.CreateFromDiscriminatorValue, errorMapping, cancellationToken).ConfigureAwait(false);
    }
}

internal sealed class KiotaRequest : IParsable
{
    public PlainCallType? CallType { get; set; }

    public string? OaId { get; set; }

    public string? Phone { get; set; }

    public PlainReasonCode? ReasonCode { get; set; }

    /// <summary>A request is never read.</summary>
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => throw new NotSupportedException();

    public void Serialize(ISerializationWriter writer)
    {
        writer.WriteEnumValue("call_type", CallType);
        writer.WriteStringValue("oa_id", OaId);
        writer.WriteStringValue("phone", Phone);
        writer.WriteEnumValue("reason_code", ReasonCode);
    }
}

internal sealed class KiotaConsent : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public PlainCallType? CallType { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public PlainDeliveryStatus? DeliveryStatus { get; set; }

    public DateTimeOffset? DeliveryTime { get; set; }

    public int? ErrorCode { get; set; }

    public string? ErrorMessage { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public string? Id { get; set; }

    public bool? IsCharged { get; set; }

    public string? OaId { get; set; }

    public string? Phone { get; set; }

    public PlainReasonCode? ReasonCode { get; set; }

    public PlainReplyStatus? ReplyStatus { get; set; }

    public string? ShopId { get; set; }

    public PlainConsentStatus? Status { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public string? UserId { get; set; }

    public static KiotaConsent CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "call_type", node => CallType = node.GetEnumValue<PlainCallType>() },
        { "created_at", node => CreatedAt = node.GetDateTimeOffsetValue() },
        { "delivery_status", node => DeliveryStatus = node.GetEnumValue<PlainDeliveryStatus>() },
        { "delivery_time", node => DeliveryTime = node.GetDateTimeOffsetValue() },
        { "error_code", node => ErrorCode = node.GetIntValue() },
        { "error_message", node => ErrorMessage = node.GetStringValue() },
        { "expires_at", node => ExpiresAt = node.GetDateTimeOffsetValue() },
        { "id", node => Id = node.GetStringValue() },
        { "is_charged", node => IsCharged = node.GetBoolValue() },
        { "oa_id", node => OaId = node.GetStringValue() },
        { "phone", node => Phone = node.GetStringValue() },
        { "reason_code", node => ReasonCode = node.GetEnumValue<PlainReasonCode>() },
        { "reply_status", node => ReplyStatus = node.GetEnumValue<PlainReplyStatus>() },
        { "shop_id", node => ShopId = node.GetStringValue() },
        { "status", node => Status = node.GetEnumValue<PlainConsentStatus>() },
        { "updated_at", node => UpdatedAt = node.GetDateTimeOffsetValue() },
        { "user_id", node => UserId = node.GetStringValue() },
    };

    /// <summary>An answer is never sent.</summary>
    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}

internal sealed class KiotaError : ApiException, IParsable
{
    public string? Code { get; set; }

    public string? Msg { get; set; }

    public static KiotaError CreateFromDiscriminatorValue(IParseNode parseNode) => new();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        { "code", node => Code = node.GetStringValue() },
        { "msg", node => Msg = node.GetStringValue() },
    };

    /// <summary>An answer is never sent.</summary>
    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;

namespace ETelecom.Zalo;

/// <summary>Finds the call that a request belongs to: by the request's options or, if a handler created a copy without them, by the async flow of the call.</summary>
internal sealed class SendWatch
{
    private const string Mark = "ETelecom.Zalo.SendRecord";
    private readonly AsyncLocal<(SendRecord Record, string Path)?> _current = new();
    private readonly ConcurrentDictionary<string, bool> _chargedPaths = new(StringComparer.OrdinalIgnoreCase);

    public void Begin(HttpRequestMessage request, SendRecord record, OperationEffect effect)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (effect == OperationEffect.Charged) _chargedPaths[path] = true;
        IDictionary<string, object?> properties = PropertiesOf(request);
        properties[Mark] = record;
        _current.Value = (record, path);
    }

    /// <summary>Null for a request of the host itself, such as one by which a handler gets a token.</summary>
    public SendRecord? Find(HttpRequestMessage request)
    {
        IDictionary<string, object?> properties = PropertiesOf(request);
        if (properties.TryGetValue(Mark, out var mark) && mark is SendRecord record) return record;
        return _current.Value is { } current && string.Equals(current.Path, request.RequestUri?.AbsolutePath, StringComparison.OrdinalIgnoreCase) ? current.Record : null;
    }

    /// <summary>Whether an address is that of an operation that can be charged.</summary>
    public bool IsCharged(Uri? address) => address is not null && _chargedPaths.ContainsKey(address.AbsolutePath);

#if NET
    private static HttpRequestOptions PropertiesOf(HttpRequestMessage request) => request.Options;
#else
    private static IDictionary<string, object?> PropertiesOf(HttpRequestMessage request) => request.Properties;
#endif
}

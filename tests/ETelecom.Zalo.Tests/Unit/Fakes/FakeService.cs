using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A service inside the process that keeps its records and can lose an answer, lag and fail its reads.</summary>
internal sealed class FakeService
{
    private readonly List<Consent> _records = [];

    public FakeService()
    {
        Transport = new Transport(AnswerAsync);
        RequestAnswer = consent => Json(consent.ToJson());
    }

    public Transport Transport { get; }

    public CheckConsentResponse Check { get; set; } = new() { Error = 20 };

    /// <summary>What goes back for a request whose record was made.</summary>
    public Func<Consent, HttpResponseMessage> RequestAnswer { get; set; }

    /// <summary>Waited for before a request is answered.</summary>
    public Func<CancellationToken, Task> BeforeTheAnswer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Waited for before a list is answered.</summary>
    public Func<CancellationToken, Task> BeforeTheList { get; set; } = _ => Task.CompletedTask;

    /// <summary>Takes the place of the answer to a list, by <see cref="Lists"/> before it.</summary>
    public Func<int, HttpResponseMessage?> ListFailure { get; set; } = _ => null;

    /// <summary>How many <see cref="Lists"/> pass before new records are in them.</summary>
    public int Lag { get; set; }

    /// <summary>The lists so far, without those for a number as it is dialled in Vietnam, which complete a list in Zalo's own spelling.</summary>
    public int Lists { get; private set; }

    public int Charges => Paths.Count(path => path.EndsWith("/RequestConsent", StringComparison.Ordinal));

    public IEnumerable<string> Paths => Transport.Requests.Select(request => request.Address.AbsolutePath);

    public Consent Add(Consent consent)
    {
        lock (_records) _records.Insert(0, consent);
        return consent;
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body) };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = Transport.Requests[^1].Body;
        switch (request.RequestUri!.Segments[^1])
        {
            case "CheckConsent":
                return Json(Check.ToJson());
            case "ListRequestConsent":
                await BeforeTheList(cancellationToken);
                return List(ListRequestConsentRequest.FromJson(body).Filter!);
            default:
                var asked = RequestConsentRequest.FromJson(body);
                var record = Add(new Consent
                {
                    Id = (1000 + _records.Count).ToString(System.Globalization.CultureInfo.InvariantCulture), OaId = asked.OaId, Phone = asked.Phone, CallType = asked.CallType,
                    ReasonCode = asked.ReasonCode, Status = ConsentStatus.Success, ReplyStatus = ReplyStatus.Waiting, IsCharged = true,
                });
                await BeforeTheAnswer(cancellationToken);
                return RequestAnswer(record);
        }
    }

    private HttpResponseMessage List(ConsentFilter filter)
    {
        var isNational = filter.Phone?.StartsWith('0') == true;
        var before = isNational ? Lists - 1 : Lists++;
        if (!isNational && ListFailure(before) is { } failure) return failure;
        lock (_records)
        {
            var visible = _records.Where(record => record.Phone == filter.Phone && (before >= Lag || !record.Id!.StartsWith('1')));
            return Json(new ListRequestConsentResponse { Consents = [.. visible], Paging = new PagingInfo() }.ToJson());
        }
    }
}

using System;
using System.Linq;

namespace ETelecom.Zalo.Sandbox;

/// <summary>Lists records by filter, a page at a time.</summary>
internal sealed class ListRequestConsentMethod()
    : ApiMethod(ZaloConsentClient.ListRequestConsentOperation.Name, ZaloConsentClient.ListRequestConsentOperation.Path)
{
    public override ApiCall Read(string body) => new Call(Checked(ListRequestConsentRequest.FromJson(body)));

    private sealed class Call(ListRequestConsentRequest request) : ApiCall
    {
        public override string? Phone => request.Filter?.Phone;

        public override ApiResult Run(Epoch epoch, ZaloAccount account, FaultUse? fault)
        {
            var now = epoch.Clock.Now;
            var paging = request.Paging ?? new Paging();
            var page = Find(epoch.List, account, request.Filter ?? new ConsentFilter(), paging, now, fault);
            return new ApiResult(new ListRequestConsentResponse
            {
                Consents = [.. page.Records.Select(record => epoch.Service.LifeOf(record, now).ToConsent())],
                Paging = new PagingInfo
                {
                    After = paging.After,
                    Before = paging.Before,
                    Limit = page.Limit,
                    Sort = paging.Sort,
                    Next = page.Next,
                    Prev = page.Prev,
                },
            });
        }

        private static ConsentList.Page Find(
            ConsentList list, ZaloAccount account, ConsentFilter filter, Paging paging, DateTimeOffset now, FaultUse? fault) => fault?.Fault.Work switch
        {
            FaultWork.ListLag => list.Find(account, filter, paging, now, lag: fault.Duration),
            FaultWork.DuplicateInList => ListFaults.WithDuplicate(list, account, filter, paging, now),
            FaultWork.OldestFirst => list.FindOldestFirst(account, filter, paging, now, grows: false),
            FaultWork.GrowingList => list.FindOldestFirst(account, filter, paging, now, grows: true),
            FaultWork.EmptyPages => ListFaults.WithEmptyPages(list, account, filter, paging, now),
            FaultWork.CursorCycle => ListFaults.WithCursorCycle(list, account, filter, paging, now),
            _ => list.Find(account, filter, paging, now, lag: TimeSpan.Zero),
        };
    }
}

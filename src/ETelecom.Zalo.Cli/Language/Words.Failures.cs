// What the tool itself says of a failure. The service's messages are passed on as they come.
using System;
using System.Collections.Generic;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    /// <summary>What became of a request and why. In English the SDK's own message says it.</summary>
    public IEnumerable<string> WhatHappened(ZaloConsentException failure) => vietnamese
        ? [OutcomeOf(failure.Outcome, failure.MayHaveBeenCharged), CauseOf(failure)]
        : [failure.Message];

    /// <summary>What became of a request that was interrupted.</summary>
    public string WhatHappened(ZaloConsentCanceledException cancelled) => vietnamese
        ? "Đã hủy. " + OutcomeOf(cancelled.Outcome, cancelled.MayHaveBeenCharged)
        : cancelled.Message;

    public string Cancelled => Say("Cancelled. Nothing was sent and nothing was charged.", "Đã hủy. Chưa gửi gì và không tính phí.");

    public string ServiceSays(string? code, string? message) => Format(
        $"The service says: {code}: {message}", $"Dịch vụ báo: {code}: {message}");

    public string AnswerWas(string body) => Format($"The answer was: {body}", $"Trả lời là: {body}");

    /// <summary>By its type alone: nobody knows what the words of an exception that nobody foresaw hold.</summary>
    public string Unforeseen(Exception cause) => Format(
        $"The cause is one that this tool does not know: {cause.GetType().Name}.",
        $"Nguyên nhân là một lỗi mà công cụ này chưa biết: {cause.GetType().Name}.");

    public string CheckKey => Say(
        $"The key is the setting {EnvironmentVariables.ApiKey}; {EnvironmentVariables.Account} says whether it is the shop's or the partner's.",
        $"Khóa nằm ở thiết lập {EnvironmentVariables.ApiKey}; {EnvironmentVariables.Account} cho biết đó là khóa của shop hay của partner.");

    public string CheckBaseUrl => Say(
        $"There is no such address: the base URL ({EnvironmentVariables.BaseUrl}) should end in /v1/shop, or in /v1/partner for a partner.",
        $"Không có địa chỉ này: URL gốc ({EnvironmentVariables.BaseUrl}) phải kết thúc bằng /v1/shop, hoặc /v1/partner với partner.");

    public string LookBeforeRetrying => Say(
        "If something was sent, it may have been charged: look it up with \"list\" before you retry. A campaign's journal holds what was sent, "
        + "and the same command continues it.",
        "Nếu đã gửi thì có thể đã bị tính phí: hãy tra cứu bằng \"list\" trước khi thử lại. Nhật ký chiến dịch giữ những gì đã gửi, "
        + "và chạy lại đúng lệnh cũ sẽ tiếp tục.");

    public string NoSuchRequest => Say(
        "The service has no such request: look at what there is with \"list\".",
        "Dịch vụ không có yêu cầu này: xem những gì đang có bằng \"list\".");

    private static string OutcomeOf(RequestOutcome outcome, bool mayHaveBeenCharged) => outcome switch
    {
        _ when mayHaveBeenCharged => "Chưa rõ kết quả và có thể đã bị tính phí: đừng gửi lại khi chưa tra cứu bằng \"list\".",
        RequestOutcome.NotSent => "Chưa gửi gì và không tính phí.",
        RequestOutcome.Rejected => "Dịch vụ từ chối. Không tính phí.",
        _ => "Không nhận được trả lời dùng được. Không tính phí.",
    };

    private static string CauseOf(ZaloConsentException failure) => failure switch
    {
        ZaloConsentTimeoutException => "Hết thời gian chờ dịch vụ.",
        { Outcome: RequestOutcome.Accepted } => $"Dịch vụ trả lời HTTP {failure.ResponseStatusCode} nhưng không đọc được nội dung.",
        { ResponseStatusCode: > 0 } => $"Dịch vụ trả lời HTTP {failure.ResponseStatusCode}.",
        { InnerException: not { } } => "Yêu cầu không đúng quy định của dịch vụ.",
        { Outcome: RequestOutcome.NotSent } => $"Không kết nối được dịch vụ: lỗi DNS, proxy, đường truyền hoặc TLS ({Causes(failure)}).",
        _ => $"Đã gửi nhưng mất kết nối trước khi có trả lời ({Causes(failure)}).",
    };

    private static string Causes(Exception failure) => Cause.Describe(failure.InnerException!);
}

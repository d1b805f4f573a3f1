using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>The one list of what people do not read here, each with what to write instead, and the search for it in a text of any kind.</summary>
internal static partial class PlainWords
{
    /// <summary>Slang, and English that is translated word for word.</summary>
    public static readonly (string Avoid, string Instead)[] English =
    [
        ("mend(s|ed|ing)?", "fix, correct"),
        ("(no|some|any|every)body", "no one, someone, everyone, the caller, the user"),
        ("whoever", "the caller, the user"),
        ("onlookers?", "observer, callback"),
        ("(broke|breaks?|broken) off", "failed, could not be read"),
        ("may pass(?! (the|a))", "transient"),
        ("random waits?", "exponential backoff with jitter"),
        ("(is|are|was|were|be|been|being) taken|how long a reply is taken", "accepted, used"),
        ("stands?(?!-)|stood", "is, means, represents"),
        ("told|tells?|telling", "configure, pass, report, indicate"),
        ("look(s|ed|ing)? (for|at|again)|(two|last|first|each) looks?(?!-)|a look that", "look up, check, read"),
        ("(left|leaves?|leaving) out|(is|are|was|were|nothing) left", "omitted, remaining, not sent"),
        ("by (itself|themselves)", "automatically"),
        ("hand(s|ed|ing)?( it| them)? out|handed", "provide, pass, return"),
        ("says? otherwise", "unless … is set"),
        ("(go|goes|going|gone|went) on", "continue"),
        ("put(s|ting)? (off|aside|away)", "defer, ignore"),
        ("under way", "in progress"),
        ("repetitions?|(is|are|was|were|be|been|being) (never |not )?repeated|repeats what", "retry"),
        ("(is|are|was|were) wrong|wrong (argument|address|line|setting|usage)", "invalid, not allowed"),
        ("(dis)?liked", "invalid, not allowed"),
        ("the vendor's pages (know|say)s?", "according to the vendor's documentation"),
        ("whether others than|listened to", "accept connections from other machines"),
        ("makes? no garbage", "no allocation"),
        ("found again", "record found"),
        ("charges at most", "maximum charges"),
        ("whose key it is", "account type of the key"),
        ("take everything back", "clear all"),
        ("last row but one", "relative to the System.Text.Json source generator"),
    ];

    /// <summary>The old place of the tone mark, a refusal that is not a person's reply ("Từ chối"), and Vietnamese that is translated word for word.</summary>
    public static readonly (string Avoid, string Instead)[] Vietnamese =
    [
        (@"\w*(o[áàảãạ]|(?<!q)u[ýỳỷỹỵ])", "hóa đơn, khóa, hủy"),
        ("(dịch vụ|sandbox|khóa|hệ thống|bị) từ chối|từ chối (khóa|dòng|danh sách|lệnh)", "không chấp nhận, không gửi được"),
        ("lời hỏi", "yêu cầu"),
        ("tìm lại được", "đã tra thấy bản ghi"),
        ("(đã|được) hỏi", "đã có yêu cầu, đã gửi yêu cầu"),
        ("thất bại ở dịch vụ", "dịch vụ nhận nhưng gửi thất bại"),
        ("(?<!kết quả( liên tiếp| vẫn)? )chưa rõ(?! kết quả)", "chưa rõ kết quả"),
        ("với tốc độ này|nhanh theo tốc độ", "thời gian dự kiến: tùy tốc độ phản hồi của dịch vụ"),
        ("dù trả lời", "bất kể kết quả hiển thị"),
        ("trả lời bị mất|mất trả lời", "không nhận được phản hồi"),
        ("hỏi mọi người", "gửi yêu cầu cho cả danh sách"),
        ("chiến dịch đang ở đâu", "xem tiến độ chiến dịch"),
        ("bỏ trống thì theo máy", "mặc định: theo ngôn ngữ hệ thống"),
        ("hết quyền gọi lúc", "được gọi đến"),
        ("không có '[^']*' ở đây", "không có lệnh '…'"),
        ("bản ghi đã thay đổi", "yêu cầu có phản hồi mới"),
        ("không có ai để hỏi", "không thể hỏi xác nhận"),
    ];

    private static readonly (string Avoid, string Instead)[] All = [.. English, .. Vietnamese];

    private static readonly Regex Avoided = new(
        $@"(?<![\w-])(?:{string.Join('|', All.Select((entry, index) => $"(?<e{index}>{entry.Avoid.Replace(" ", @"[ \n]")})"))})(?!\w)", RegexOptions.IgnoreCase);

    /// <summary>What a text has of it. Identifiers are read word by word, and lines as one text, so that an expression may go over the end of a line.</summary>
    public static IEnumerable<(int Line, string Text, string Instead)> In(string text)
    {
        var words = Joint().Replace(LineStart().Replace(text, "\n"), " ");
        foreach (Match match in Avoided.Matches(words))
        {
            var index = Enumerable.Range(0, All.Length).First(entry => match.Groups[$"e{entry}"].Success);
            yield return (words.AsSpan(0, match.Index).Count('\n') + 1, match.Value.Replace('\n', ' '), All[index].Instead);
        }
    }

    [GeneratedRegex(@"\n[ \t]*(///?|#|--|\*(?!\*))?[ \t]*")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|_")]
    private static partial Regex Joint();
}

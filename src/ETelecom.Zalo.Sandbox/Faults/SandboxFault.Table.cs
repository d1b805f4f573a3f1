// The table of the faults.
using System.Collections.Generic;

namespace ETelecom.Zalo.Sandbox;

public sealed partial class SandboxFault
{
    // Before the faults: they enter themselves.
    private static readonly List<SandboxFault> Table = [];

    /// <summary>The headers come late.</summary>
    public static SandboxFault SlowHeaders { get; } = new("slow-headers", "001",
        "The call is done; the answer begins after 5 seconds.",
        "Lệnh được thực hiện, 5 giây sau phản hồi mới bắt đầu.",
        TimingAnswers.SlowHeadersAsync, takesTime: true, seconds: 5);

    /// <summary>The body stops half-way.</summary>
    public static SandboxFault StalledBody { get; } = new("stalled-body", "002",
        "The call is done; the headers and half of the body are sent, then nothing more; the connection stays open.",
        "Lệnh được thực hiện, nhận được header và nửa phần thân rồi im lặng; kết nối vẫn mở.",
        TimingAnswers.StalledBodyAsync, takesTime: true);

    /// <summary>The body comes a byte a second.</summary>
    public static SandboxFault SlowDrip { get; } = new("slow-drip", "003",
        "The call is done; the body is sent one byte per second.",
        "Lệnh được thực hiện, phần thân được gửi mỗi giây một byte.",
        TimingAnswers.SlowDripAsync, takesTime: true, seconds: 1);

    /// <summary>The listener is closed.</summary>
    public static SandboxFault ConnectionRefused { get; } = new("connection-refused", "004",
        "Nothing is done, the connection is reset, and new connections are refused for 5 seconds.",
        "Lệnh không được thực hiện, kết nối bị ngắt và không nhận kết nối mới trong 5 giây.",
        ConnectionAnswers.RefuseAsync, workIsDone: false, takesTime: true, seconds: 5);

    /// <summary>A reset instead of the work.</summary>
    public static SandboxFault ResetBeforeWork { get; } = new("reset-before-work", "005",
        "Nothing is done, and the connection is reset.",
        "Lệnh không được thực hiện, kết nối bị ngắt (reset).",
        ConnectionAnswers.ResetAsync, workIsDone: false);

    /// <summary>A reset instead of the answer.</summary>
    public static SandboxFault ResetAfterWork { get; } = new("reset-after-work", "006",
        "The call is done, and the connection is reset before a byte of the answer.",
        "Lệnh được thực hiện, nhưng kết nối bị ngắt (reset) trước khi có phản hồi.",
        ConnectionAnswers.ResetAsync);

    /// <summary>The work is done, and nothing is ever answered.</summary>
    public static SandboxFault NoAnswer { get; } = new("no-answer", "007",
        "The call is done, but never answered; the connection stays open.",
        "Lệnh được thực hiện nhưng không bao giờ có phản hồi; kết nối vẫn mở.",
        TimingAnswers.NoAnswerAsync, takesTime: true);

    /// <summary>The work is done, and the connection is closed.</summary>
    public static SandboxFault HangUp { get; } = new("hang-up", "008",
        "The call is done; the connection is closed normally, without any answer.",
        "Lệnh được thực hiện, rồi kết nối được đóng bình thường mà không có phản hồi nào.",
        ConnectionAnswers.HangUpAsync);

    /// <summary>The body is shorter than its Content-Length.</summary>
    public static SandboxFault CutBody { get; } = new("cut-body", "009",
        "The call is done, and the connection is closed after half of the body: Content-Length is larger than what is sent.",
        "Lệnh được thực hiện, kết nối đóng sau nửa phần thân: Content-Length lớn hơn dữ liệu thực nhận.",
        ConnectionAnswers.CutBodyAsync);

    /// <summary>The body is longer than its Content-Length.</summary>
    public static SandboxFault WrongLength { get; } = new("wrong-length", "010",
        "The call is done; Content-Length is ten bytes smaller than what is sent.",
        "Lệnh được thực hiện, Content-Length nhỏ hơn dữ liệu thực nhận 10 byte.",
        ConnectionAnswers.WrongLengthAsync);

    /// <summary>Unknown values.</summary>
    public static SandboxFault UnknownValues { get; } = new("unknown-values", "101",
        "The call is done; every enum value of the answer is unknown.",
        "Lệnh được thực hiện; mọi giá trị enum trong phản hồi đều là giá trị lạ.",
        BodyAnswers.UnknownValuesAsync);

    /// <summary>Null everywhere.</summary>
    public static SandboxFault Nulls { get; } = new("nulls", "102",
        "The call is done; every value of the answer is null.",
        "Lệnh được thực hiện; mọi giá trị trong phản hồi đều là null.",
        BodyAnswers.NullsAsync);

    /// <summary>No fields.</summary>
    public static SandboxFault MissingFields { get; } = new("missing-fields", "103",
        "The call is done; the answer is an object without fields.",
        "Lệnh được thực hiện; phản hồi là một đối tượng không có trường nào.",
        BodyAnswers.MissingFieldsAsync);

    /// <summary>Ids as numbers.</summary>
    public static SandboxFault NumberIds { get; } = new("number-ids", "104",
        "The call is done; IDs are numbers instead of strings.",
        "Lệnh được thực hiện; các ID là số thay vì chuỗi.",
        BodyAnswers.NumberIdsAsync);

    /// <summary>Unknown fields.</summary>
    public static SandboxFault UnknownFields { get; } = new("unknown-fields", "105",
        "The call is done; every object of the answer has additional unknown fields.",
        "Lệnh được thực hiện; mọi đối tượng trong phản hồi có thêm trường lạ.",
        BodyAnswers.UnknownFieldsAsync);

    /// <summary>Text after the document.</summary>
    public static SandboxFault TrailingGarbage { get; } = new("trailing-garbage", "106",
        "The call is done; the JSON is followed by other text.",
        "Lệnh được thực hiện; sau JSON còn có văn bản khác.",
        BodyAnswers.TrailingGarbageAsync);

    /// <summary>Times in Vietnam's zone.</summary>
    public static SandboxFault OtherTimeZone { get; } = new("other-time-zone", "107",
        "The call is done; the times of the answer are written with +07:00.",
        "Lệnh được thực hiện; thời gian trong phản hồi được ghi theo +07:00.",
        BodyAnswers.OtherTimeZoneAsync);

    /// <summary>Fields with zero values are absent.</summary>
    public static SandboxFault ZerosOmitted { get; } = new("zeros-left-out", "108",
        "The call is done; every field of the answer whose value is 0, false, empty or otherwise a zero value is omitted.",
        "Lệnh được thực hiện; phản hồi bỏ qua mọi trường có giá trị 0, false, rỗng hoặc giá trị mặc định khác.",
        BodyAnswers.ZerosOmittedAsync);

    /// <summary>A body in gzip.</summary>
    public static SandboxFault Gzip { get; } = new("gzip", "201",
        "The call is done; the body is compressed with gzip, whether requested or not.",
        "Lệnh được thực hiện; phần thân được nén gzip dù không yêu cầu.",
        BodyAnswers.GzipAsync);

    /// <summary>A body in brotli.</summary>
    public static SandboxFault Brotli { get; } = new("brotli", "202",
        "The call is done; the body is compressed with brotli, whether requested or not.",
        "Lệnh được thực hiện; phần thân được nén brotli dù không yêu cầu.",
        BodyAnswers.BrotliAsync);

    /// <summary>A body that claims to be gzip.</summary>
    public static SandboxFault FalseGzip { get; } = new("false-gzip", "203",
        "The call is done; the body is declared as gzip, but is not.",
        "Lệnh được thực hiện; phần thân khai là gzip nhưng không phải.",
        BodyAnswers.FalseGzipAsync);

    /// <summary>A body of 5 MiB.</summary>
    public static SandboxFault HugeBody { get; } = new("huge-body", "204",
        "The call is done; the answer has a body of 5 MiB.",
        "Lệnh được thực hiện; phản hồi có phần thân 5 MiB.",
        BodyAnswers.HugeBodyAsync);

    /// <summary>A record twice in the list.</summary>
    public static SandboxFault DuplicateInList { get; } = new("duplicate-in-list", "301",
        "The list contains a record twice: each page begins with the last record of the page before it, the first page repeats its first record.",
        "Danh sách có một bản ghi lặp lại: mỗi trang bắt đầu bằng bản ghi cuối của trang trước, trang đầu lặp bản ghi đầu tiên.",
        FaultWork.DuplicateInList, methods: [ApiMethod.ListRequestConsent]);

    /// <summary>A list that is behind.</summary>
    public static SandboxFault ListLag { get; } = new("list-lag", "302",
        "On RequestConsent: the new record is not listed for 10 seconds of the sandbox's clock. On ListRequestConsent: records younger than that are omitted.",
        "Với RequestConsent: bản ghi mới chưa xuất hiện trong danh sách suốt 10 giây theo đồng hồ sandbox. Với ListRequestConsent: bỏ qua các bản ghi mới hơn mức đó.",
        FaultWork.ListLag, seconds: 10, methods: [ApiMethod.RequestConsent, ApiMethod.ListRequestConsent]);

    /// <summary>A list in the other order.</summary>
    public static SandboxFault OldestFirst { get; } = new("oldest-first", "303",
        "The list is oldest first, and its next is never empty: the page after the last one is empty, and its cursor later returns new records.",
        "Danh sách xếp từ cũ đến mới và next không bao giờ rỗng: sau trang cuối là một trang rỗng; dùng lại con trỏ đó sẽ nhận các bản ghi mới phát sinh.",
        FaultWork.OldestFirst, methods: [ApiMethod.ListRequestConsent]);

    /// <summary>A list that grows at its end.</summary>
    public static SandboxFault GrowingList { get; } = new("growing-list", "304",
        "Like oldest-first, and the list grows while it is read: its newest record is not yet on the last full page, but on a page after it.",
        "Như oldest-first, và danh sách dài thêm trong lúc đọc: bản ghi mới nhất chưa có ở trang cuối mà nằm ở trang sau đó.",
        FaultWork.GrowingList, methods: [ApiMethod.ListRequestConsent]);

    /// <summary>Empty pages without end.</summary>
    public static SandboxFault EmptyPages { get; } = new("empty-pages", "305",
        "The last page is followed by empty pages without end, each with a new cursor.",
        "Sau trang cuối là các trang rỗng không bao giờ hết, mỗi trang có một con trỏ mới.",
        FaultWork.EmptyPages, methods: [ApiMethod.ListRequestConsent]);

    /// <summary>Cursors in a circle.</summary>
    public static SandboxFault CursorCycle { get; } = new("cursor-cycle", "306",
        "The last page has a cursor, too: it leads back to the record after the newest, so that the pages form a cycle.",
        "Trang cuối cũng có con trỏ: nó dẫn về bản ghi ngay sau bản ghi mới nhất, khiến các trang lặp vòng mãi.",
        FaultWork.CursorCycle, methods: [ApiMethod.ListRequestConsent]);

    /// <summary>A redirect.</summary>
    public static SandboxFault Redirect { get; } = new("redirect", "307",
        "Nothing is done; 307 to the same path with a query, where the call would be done.",
        "Lệnh không được thực hiện; trả về 307 tới cùng đường dẫn kèm query, nơi lệnh sẽ được thực hiện.",
        StatusAnswers.RedirectAsync, workIsDone: false);

    /// <summary>Too many requests.</summary>
    public static SandboxFault RetryAfterSeconds { get; } = new("retry-after-seconds", "429",
        "Nothing is done; 429 resource_exhausted with Retry-After: 1.",
        "Lệnh không được thực hiện; 429 resource_exhausted kèm Retry-After: 1.",
        StatusAnswers.RetryAfterSecondsAsync, workIsDone: false, seconds: 1);

    /// <summary>Too many requests, until a date.</summary>
    public static SandboxFault RetryAfterDate { get; } = new("retry-after-date", "439",
        "Nothing is done; 429 resource_exhausted with Retry-After as an HTTP date 2 seconds ahead.",
        "Lệnh không được thực hiện; 429 resource_exhausted kèm Retry-After là ngày giờ HTTP sau 2 giây.",
        StatusAnswers.RetryAfterDateAsync, workIsDone: false, seconds: 2);

    /// <summary>An internal error.</summary>
    public static SandboxFault InternalError { get; } = new("internal-error", "500",
        "Nothing is done; 500 internal.",
        "Lệnh không được thực hiện; 500 internal.",
        StatusAnswers.InternalErrorAsync, workIsDone: false);

    /// <summary>A proxy's page.</summary>
    public static SandboxFault BadGatewayHtml { get; } = new("bad-gateway-html", "502",
        "Nothing is done; 502 with an HTML page, like that of a proxy.",
        "Lệnh không được thực hiện; 502 kèm một trang HTML như của proxy.",
        StatusAnswers.BadGatewayHtmlAsync, workIsDone: false);

    /// <summary>Not available.</summary>
    public static SandboxFault Unavailable { get; } = new("unavailable", "503",
        "Nothing is done; 503 unavailable.",
        "Lệnh không được thực hiện; 503 unavailable.",
        StatusAnswers.UnavailableAsync, workIsDone: false);

    /// <summary>Done, and answered with a 503.</summary>
    public static SandboxFault CommitThen503 { get; } = new("commit-then-503", "513",
        "The call is done, but the answer is 503 unavailable.",
        "Lệnh được thực hiện, nhưng phản hồi là 503 unavailable.",
        StatusAnswers.UnavailableAsync);

    /// <summary>Accepted, then failed.</summary>
    public static SandboxFault RequestFails { get; } = new("request-fails", "901",
        "The request is accepted with a 200 and fails: status N with an error code; charged only if ChargeFailures is set.",
        "Yêu cầu được nhận (200) rồi gửi thất bại: status N kèm mã lỗi; chỉ tính phí khi sandbox được cấu hình tính phí yêu cầu thất bại.",
        FaultWork.RequestFails, methods: [ApiMethod.RequestConsent]);
}

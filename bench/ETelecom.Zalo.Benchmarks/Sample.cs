using System;
using System.Text;

namespace ETelecom.Zalo.Benchmarks;

/// <summary>What every peer sends and gets: the request of the vendor's page, and an answer with all of its 17 fields.</summary>
internal static class Sample
{
    public const string ApiKey = "3f1c9d5e7a2b4c6d8e0f1a2b3c4d5e6f";
    public const string OaId = "1234567890123456789";
    public const string Phone = "84912345678";

    /// <summary>The request as it must arrive.</summary>
    public const string Request =
        """{"call_type":"video","oa_id":"1234567890123456789","phone":"84912345678","reason_code":"product_service_consulting"}""";

    /// <summary>What a peer must have understood of <see cref="Answer"/>.</summary>
    public static readonly Reading Expected = new("1000000000000721835", IsCharged: true);

    /// <summary>Where the calls go that never leave the process.</summary>
    public static readonly Uri InMemoryService = ServiceAt(port: 9);

    /// <summary>The answer as it comes, with every field of the contract.</summary>
    public static byte[] Answer { get; } = Encoding.UTF8.GetBytes(
        """
        {"call_type":"video","created_at":"2026-11-20T03:20:41Z","delivery_status":"seen","delivery_time":"2026-11-20T03:20:45Z",
        "error_code":0,"error_message":"","expires_at":"2026-12-20T03:24:10Z","id":"1000000000000721835","is_charged":true,
        "oa_id":"1234567890123456789","phone":"84912345678","reason_code":"product_service_consulting","reply_status":"P",
        "shop_id":"1000000000000021534","status":"P","updated_at":"2026-11-20T03:24:10Z","user_id":"1000000000000021777"}
        """.ReplaceLineEndings(""));

    public static Uri ServiceAt(int port) => new($"http://127.0.0.1:{port}/v1/shop.Zalo/");
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;

namespace ETelecom.Zalo.Cli.Output;

/// <summary>Records as CSV, one row each, with the wire values. The column names are stable.</summary>
internal sealed class ConsentCsv : IDisposable
{
    private readonly CsvWriter _writer;

    private readonly Func<string, string> _cell;

    /// <param name="output">Where to.</param>
    /// <param name="cell">Makes a text safe for the program that opens it.</param>
    public ConsentCsv(TextWriter output, Func<string, string> cell)
    {
        _cell = cell;
        _writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        _writer.WriteRecord([
            "id", "oa_id", "phone", "call_type", "reason_code", "status", "error_code", "error_message", "reply_status", "is_charged",
            "delivery_status", "delivery_time", "created_at", "updated_at", "expires_at", "shop_id", "user_id"]);
    }

    public void Write(Consent consent) => Write([
        consent.Id ?? "", consent.OaId ?? "", consent.Phone ?? "", $"{consent.CallType}", $"{consent.ReasonCode}", $"{consent.Status}",
        consent.ErrorCode?.ToString(CultureInfo.InvariantCulture) ?? "", consent.ErrorMessage ?? "", $"{consent.ReplyStatus}",
        consent.IsCharged switch { true => "true", false => "false", null => "" }, $"{consent.DeliveryStatus}",
        Time(consent.DeliveryTime), Time(consent.CreatedAt), Time(consent.UpdatedAt), Time(consent.ExpiresAt),
        consent.ShopId ?? "", consent.UserId ?? ""]);

    private void Write(IEnumerable<string> cells) => _writer.WriteRecord([.. cells.Select(_cell)]);

    public void Dispose() => _writer.Dispose();

    private static string Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}

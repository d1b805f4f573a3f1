using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ETelecom.Zalo;

/// <summary>The body of an answer, read to its end under the call's token, and no further than a limit.</summary>
internal readonly struct ResponseBody
{
    /// <summary>No answer of the contract comes near it; what is longer is not the service's.</summary>
    public const int MaxBytes = 1024 * 1024;

    private ResponseBody(string text, bool isCut)
    {
        Text = text;
        IsCut = isCut;
    }

    public string Text { get; }

    /// <summary>Whether the body went on after <see cref="MaxBytes"/>.</summary>
    public bool IsCut { get; }

    public static async Task<ResponseBody> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // On .NET Framework a pending read does not see the token: closing the answer ends it there too.
        using var registration = cancellationToken.Register(static message => ((HttpResponseMessage)message!).Dispose(), response);
#if NET
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (body.Length <= MaxBytes)
        {
#if NET
            var count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
#else
            var count = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
            if (count == 0) return new ResponseBody(Decode(body), isCut: false);
            body.Write(buffer, 0, count);
        }

        body.SetLength(MaxBytes);
        return new ResponseBody(Decode(body), isCut: true);
    }

    /// <summary>JSON is UTF-8; a byte-order mark is dropped, a broken sequence becomes U+FFFD rather than a lost answer.</summary>
    private static string Decode(MemoryStream body)
    {
        body.Position = 0;
        using var reader = new StreamReader(body, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }
}

using System;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using static ETelecom.Zalo.Tests.Unit.Transport;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>A compressed answer is undone by the client itself: it is read over any HttpClient, and what came of a broken one is kept.</summary>
public class CompressionTests
{
    private const string Answer = """{"id":"1234567890123456789","status":"P"}""";

    [Fact]
    public async Task Each_request_offers_gzip_and_nothing_else()
    {
        var transport = Answering(AnyRecord);

        await transport.Client().RequestConsentAsync(AnyRequest);

        Assert.Equal("gzip", Assert.Single(transport.Requests).Headers["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    public async Task An_answer_in_gzip_is_read(string encoding)
    {
        var response = await Answering(() => Encoded(Gzip(Answer), encoding)).Client().RequestConsentWithResponseAsync(AnyRequest);

        Assert.Equal(Answer, response.RawBody);
    }

    [Fact]
    public async Task A_refusal_in_gzip_is_read()
    {
        var exception = await FailureOf(Answering(
            () => Encoded(Gzip("""{"code":"permission_denied","msg":"no"}""")), System.Net.HttpStatusCode.Forbidden));

        Assert.Equal(RequestOutcome.Rejected, exception.Outcome);
        Assert.Equal(ApiErrorCode.PermissionDenied, exception.Error!.Code);
    }

    [Fact]
    public async Task What_was_read_of_a_gzip_that_is_cut_is_kept()
    {
        var cut = Gzip(Answer)[..^12];

        var exception = await FailureOf(Answering(() => Encoded(cut)));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.StartsWith("""{"id":"12345678""", exception.RawBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_2xx_that_cannot_be_decompressed_was_accepted()
    {
        var exception = await FailureOf(Answering(() => Encoded([.. Gzip(Answer)[..12], .. "not gzip"u8])));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Contains("could not be decompressed", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A handler, a proxy or a browser may have undone it, and left the header.</summary>
    [Fact]
    public async Task An_answer_that_is_called_gzip_and_is_none_is_read_as_it_came()
    {
        var response = await Answering(() => Encoded(Encoding.UTF8.GetBytes(Answer))).Client().RequestConsentWithResponseAsync(AnyRequest);

        Assert.Equal(Answer, response.RawBody);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not gzip")]
    public async Task A_2xx_that_is_called_gzip_and_cannot_be_read_is_kept_as_it_came(string body)
    {
        var exception = await FailureOf(Answering(() => Encoded(Encoding.UTF8.GetBytes(body))));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(body, exception.RawBody);
    }

    [Fact]
    public async Task What_came_of_a_gzip_whose_connection_breaks_is_kept_with_its_cause()
    {
        var exception = await FailureOf(Answering(() => Encoded(new StreamContent(new BrokenStream(Gzip(Answer)[..^12])))));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.StartsWith("""{"id":"12345678""", exception.RawBody, StringComparison.Ordinal);
        Assert.IsType<IOException>(exception.InnerException);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, br")]
    public async Task A_2xx_in_what_was_not_offered_was_accepted(string encoding)
    {
        var exception = await FailureOf(Answering(() => Encoded(Brotli(Answer), encoding)));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.True(exception.MayHaveBeenCharged);
    }

    [Fact]
    public async Task A_small_body_that_grows_without_end_is_cut()
    {
        var bomb = Gzip(new string(' ', 50 * ResponseBody.MaxBytes));
        Assert.InRange(bomb.Length, 1, ResponseBody.MaxBytes);

        var exception = await FailureOf(Answering(() => Encoded(bomb)));

        Assert.Equal(RequestOutcome.Accepted, exception.Outcome);
        Assert.Equal(ResponseBody.MaxBytes, exception.RawBody!.Length);
    }

    private static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static byte[] Brotli(string text)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static HttpContent Encoded(byte[] body, string encoding = "gzip") => Encoded(new ByteArrayContent(body), encoding);

    private static HttpContent Encoded(HttpContent content, string encoding = "gzip")
    {
        foreach (var name in encoding.Split(", ")) content.Headers.ContentEncoding.Add(name);
        return content;
    }
}

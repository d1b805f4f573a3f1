using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox.Server;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests.Page;

/// <summary>A stranger's web page in the developer's browser can neither use the page nor its control API.</summary>
[Trait("Category", "Slow")]
public sealed class StrangerTests : IAsyncLifetime
{
    private ZaloSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxServer.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/_sandbox/page/main.js")]
    [InlineData("/_sandbox/settings")]
    [InlineData("/_sandbox/reference/index.html")]
    public async Task A_domain_that_was_pointed_at_this_machine_is_refused(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(path, ("Host", "rebound.example")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(path, ("Host", $"localhost:{_sandbox.Address.Port}")));
    }

    [Theory]
    [InlineData("Origin", "https://stranger.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_from_elsewhere_reads_and_writes_nothing(string header, string value)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/_sandbox/settings", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Post, "/_sandbox/clock", """{"advance":60}""", "application/json", (header, value)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, "/_sandbox/faults", "", null, (header, value)));
    }

    [Fact]
    public async Task A_link_from_elsewhere_opens_the_page() =>
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")));

    [Fact]
    public async Task The_page_itself_may_write() => Assert.Equal(
        HttpStatusCode.OK,
        await SendAsync(HttpMethod.Post, "/_sandbox/clock", """{"advance":60}""", "application/json", ("Origin", _sandbox.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin")));

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_a_form_can_send_changes_nothing(string contentType)
    {
        using var browser = new HttpClient();
        var before = await browser.GetStringAsync(new Uri(_sandbox.Address, "/_sandbox/faults"));

        var status = await SendAsync(HttpMethod.Post, "/_sandbox/faults", """{"always":"commit-then-503"}""", contentType);

        Assert.InRange((int)status, 400, 499);
        Assert.Equal(before, await browser.GetStringAsync(new Uri(_sandbox.Address, "/_sandbox/faults")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_sandbox/settings")]
    public async Task The_answer_says_what_may_be_loaded_and_that_no_other_page_may_read_it(string path)
    {
        using var browser = new HttpClient();
        using var response = await browser.GetAsync(new Uri(_sandbox.Address, path));

        Assert.Equal(
            ["default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"],
            response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/_sandbox/page/../page/main.js.map")]
    [InlineData("/_sandbox/page/..%2f..%2fetc%2fpasswd")]
    [InlineData("/_sandbox/page/")]
    [InlineData("/index.html")]
    public async Task There_is_nothing_beside_the_files_of_the_page(string path) => Assert.Equal(HttpStatusCode.NotFound, await GetAsync(path));

    private Task<HttpStatusCode> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, null, headers);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? body, string? contentType, params (string Name, string Value)[] headers)
    {
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(_sandbox.Address, path));
        if (body is not null) request.Content = new StringContent(body);
        if (contentType is not null) request.Content!.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await browser.SendAsync(request);
        return response.StatusCode;
    }
}

// The tests of the web app, with a sandbox beside it: `Program` is the app's.
using ETelecom.Zalo.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace WebAppTests;

public sealed class CustomerTests
{
    [Fact]
    public async Task A_customer_is_asked_and_the_request_is_charged()
    {
        await using var sandbox = await ZaloSandbox.StartAsync();
        var settings = sandbox.CreateClientOptions();
        await using var app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("ETelecom:Shop:ApiKey", settings.ApiKey).UseSetting("ETelecom:Shop:BaseUrl", settings.BaseUrl)
            .UseSetting("ETelecom:Partner:ApiKey", settings.ApiKey));
        using var browser = app.CreateClient();

        using var answer = await browser.PostAsync("/customers/0912345678/ask", null);

        Assert.Equal("Requested", await answer.Content.ReadAsStringAsync());
        Assert.Single(sandbox.Ledger.Charges);
    }
}

using System;
using System.Globalization;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>A service that knows nothing but the spec, and the client reads each of its answers.</summary>
public sealed class PrismMockTests(PrismMockTests.Mock mock) : IClassFixture<PrismMockTests.Mock>
{
    public static TheoryData<string, int, string> Answers()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var (operation, status, example) in Spec.Answers) data.Add(operation, status, example.Name);
        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Answers))]
    public async Task An_example_is_answered_and_read(string operation, int status, string name)
    {
        var example = Spec.Example(name).Json;
        using var http = new HttpClient(new PrismHandler(await mock.AddressAsync(), $"code={status.ToString(CultureInfo.InvariantCulture)}, example={name}"));
        using var client = new ZaloConsentClient(http, new ZaloConsentClientOptions { ApiKey = "any-key", BaseUrl = "http://127.0.0.1/v1/shop", MaxRetries = 0 });

        if (status == 200)
        {
            Assert.Equal(AnyMethod.Normal(operation, example), await AnyMethod.CallAsync(client, operation, example));
            return;
        }

        var exception = await Assert.ThrowsAsync<ZaloConsentException>(() => AnyMethod.CallAsync(client, operation));
        Assert.Equal(status, exception.ResponseStatusCode);
        Assert.Equal(ApiError.FromJson(example).ToJson(), exception.Error?.ToJson());
    }

    /// <summary>One Prism for all examples.</summary>
    public sealed class Mock : IAsyncLifetime
    {
        private Prism? _prism;

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task<Uri> AddressAsync()
        {
            Prism.MustBeHere();
            _prism ??= await Prism.MockAsync();
            return _prism.Address;
        }

        public async Task DisposeAsync()
        {
            if (_prism is not null) await _prism.DisposeAsync();
        }
    }
}

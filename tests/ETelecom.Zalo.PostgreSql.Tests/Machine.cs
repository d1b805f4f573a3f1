using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>A program that asks people, as one machine of several: which ones, chance decides. It prints each result, and can be killed at any moment.</summary>
internal static class Machine
{
    // Short, so that what a killed machine leaves is soon claimed by another.
    public static readonly EnsureConsentOptions Options =
        new() { RecoveryDuration = TimeSpan.FromSeconds(2), RecoveryInterval = TimeSpan.FromMilliseconds(300) };

    /// <summary>Runs it.</summary>
    /// <param name="args">The service, how many people there are, how many calls to make, how many of them at once, and the seed. The database is in <c>TEST_DATABASE</c>.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var service, var people, var calls, var callers, var seed]) return 2;
        await using var database = Databases.Open(Environment.GetEnvironmentVariable("TEST_DATABASE")!);
        using var client = CreateClient(service, new PostgreSqlConsentIntentStore(database));
        var random = new Random(Number(seed));
        var next = new Queue<int>(Enumerable.Range(0, Number(calls)).Select(_ => random.Next(Number(people))));
        await Task.WhenAll(Enumerable.Range(0, Number(callers)).Select(async _ =>
        {
            while (TryTake(next, out var person)) Console.WriteLine(await AskAsync(client, person));
        }));
        return 0;
    }

    public static ZaloConsentClient CreateClient(string service, IConsentIntentStore store) =>
        new(new ZaloConsentClientOptions { BaseUrl = service, ApiKey = "sandbox-shop-key", IntentStore = store, IntentAccount = Databases.Account, Timeout = TimeSpan.FromSeconds(3), MaxRetries = 1 });

    public static RequestConsentRequest Request(int person) => new()
    {
        OaId = Databases.AnyRequest.OaId, Phone = PhoneOf(person), CallType = CallType.Audio, ReasonCode = ReasonCode.DeliveryNotification,
    };

    public static string PhoneOf(int person) => string.Create(CultureInfo.InvariantCulture, $"0912{person:000000}");

    /// <summary>What came of it, as a line.</summary>
    private static async Task<string> AskAsync(ZaloConsentClient client, int person)
    {
        try
        {
            var result = await client.EnsureConsentAsync(Request(person), Options);
            return $"{PhoneOf(person)} {result.Status} {result.Consent?.Id}";
        }
        catch (ZaloConsentException failure)
        {
            return $"{PhoneOf(person)} {failure.Outcome}";
        }
    }

    private static bool TryTake(Queue<int> people, out int person)
    {
        lock (people) return people.TryDequeue(out person);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

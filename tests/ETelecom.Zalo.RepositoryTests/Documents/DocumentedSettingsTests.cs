using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using ETelecom.Zalo.Sandbox;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests.Documents;

/// <summary>
/// Every setting that is a number or a time says its range and its default where an editor shows them, and both are true: the bounds are accepted,
/// what lies beyond them is refused.
/// </summary>
public sealed partial class DocumentedSettingsTests
{
    private static readonly RequestConsentRequest Request = new()
    {
        OaId = "1234567890123456789", Phone = "84912345678", CallType = CallType.Video, ReasonCode = ReasonCode.UpdateOrder,
    };

    private static readonly Type[] Settings = [typeof(ZaloConsentClientOptions), typeof(EnsureConsentOptions), typeof(ZaloSandboxOptions)];

    public static TheoryData<string> Numbers() => [.. Settings
        .SelectMany(type => type.GetProperties())
        .Where(property => property.CanWrite && (property.PropertyType == typeof(int) || property.PropertyType == typeof(TimeSpan)))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_setting_is_as_its_document_says(string name)
    {
        var property = Settings.Single(type => name.StartsWith(type.Name + ".", StringComparison.Ordinal)).GetProperty(name.Split('.')[1])!;
        var document = DocumentOf(property);
        var range = Range().Match(document);
        Assert.True(range.Success, $"{name} names no range: {document}");

        var isTime = property.PropertyType == typeof(TimeSpan);
        Assert.Equal(property.GetValue(Activator.CreateInstance(property.DeclaringType!)), Value(Default().Match(document).Groups["value"].Value, isTime));

        var low = range.Groups["low"].Value;
        var isExclusive = low.StartsWith("more", StringComparison.OrdinalIgnoreCase);
        var least = isExclusive ? Next(Value("zero", isTime), 1) : Value(low, isTime);
        var most = range.Groups["high"] is { Success: true } high ? Value(high.Value, isTime) : null;
        Assert.True(await IsAcceptedAsync(property, least), $"{least} is refused");
        Assert.False(await IsAcceptedAsync(property, Next(least, -1)), $"{Next(least, -1)} is accepted");
        Assert.True(await IsAcceptedAsync(property, most ?? (isTime ? TimeSpan.MaxValue : int.MaxValue)), $"{most} is refused");
        if (most is not null) Assert.False(await IsAcceptedAsync(property, Next(most, 1)), $"{Next(most, 1)} is accepted");
    }

    private static string DocumentOf(PropertyInfo property) =>
        Spaces().Replace(XDocument.Load(Path.ChangeExtension(property.DeclaringType!.Assembly.Location, ".xml")).Descendants("member")
            .Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType.FullName}.{property.Name}").Element("summary")!.Value, " ");

    private static object Next(object value, int step) => value is TimeSpan time ? time + TimeSpan.FromTicks(step) : (int)value + step;

    /// <summary>What the words of a document mean: <c>30 seconds</c>, <c>half a second</c>, <c>one hour</c>, <c>zero</c>, <c>100</c>.</summary>
    private static object Value(string words, bool isTime)
    {
        var parts = words.Trim().ToLowerInvariant().Replace("half a", "0.5", StringComparison.Ordinal).Replace("at least ", "", StringComparison.Ordinal).Split(' ');
        var number = parts[0] switch
        {
            "zero" => 0,
            "one" => 1,
            var digits => double.Parse(digits, CultureInfo.InvariantCulture),
        };
        if (!isTime) return (int)number;
        return parts switch
        {
            ["zero"] => TimeSpan.Zero,
            [_, "second" or "seconds"] => TimeSpan.FromSeconds(number),
            [_, "minute" or "minutes"] => TimeSpan.FromMinutes(number),
            [_, "hour" or "hours"] => TimeSpan.FromHours(number),
            [_, "day" or "days"] => TimeSpan.FromDays(number),
            _ => throw new FormatException($"A time without a unit: {words}"),
        };
    }

    private static async Task<bool> IsAcceptedAsync(PropertyInfo property, object value)
    {
        var settings = Activator.CreateInstance(property.DeclaringType!)!;
        property.SetValue(settings, value);
        try
        {
            await UseAsync(settings);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task UseAsync(object settings)
    {
        switch (settings)
        {
            case ZaloConsentClientOptions client:
                client.ApiKey = "a-key";
                new ZaloConsentClient(client).Dispose();
                break;
            case EnsureConsentOptions ensure:
                // Cancelled before it begins: settings are checked first, and nothing is sent.
                using (var client = new ZaloConsentClient(new ZaloConsentClientOptions { ApiKey = "a-key" }))
                {
                    var failure = await Record.ExceptionAsync(() => client.EnsureConsentAsync(Request, ensure, new CancellationToken(canceled: true)));
                    if (failure is not ZaloConsentCanceledException) throw failure!;
                }

                break;
            case ZaloSandboxOptions sandbox:
                await (await ZaloSandbox.StartAsync(sandbox)).DisposeAsync();
                break;
        }
    }

    [GeneratedRegex(@"\b(?<low>more than zero|zero|0|at least 1)((, at most| to) (?<high>[\w ]+?))?[.;]", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"Default: (?<value>[\w ]+)")]
    private static partial Regex Default();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

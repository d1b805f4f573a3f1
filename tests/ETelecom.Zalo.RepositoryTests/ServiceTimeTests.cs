using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>Where a request can be charged, the service's times are compared with this machine's in one place, which knows the skew of the clocks.</summary>
public partial class ServiceTimeTests
{
    private const string Folder = "src/ETelecom.Zalo/Ensure/";

    [Fact]
    public void Only_the_ServiceClock_compares_the_services_times()
    {
        var files = Repository.Files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).ToList();

        Assert.Contains(Folder + "ServiceClock.cs", files);
        Assert.Empty(files.SelectMany(file => ComparedElsewhere(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(line => $"{file}: {line}")));
    }

    [Theory]
    [InlineData("if (record.CreatedAt >= sentAt) return;")]
    [InlineData("if (now < record.ExpiresAt) return;")]
    [InlineData("var age = now - record.CreatedAt;")]
    [InlineData("record.CreatedAt is not { } created || clock.MayBeBetween(created, sentAt, lostAt)")]
    [InlineData("if (check.IsGranted(clock.GetUtcNow())) return;")]
    [InlineData("if (check.ExpiredTime?.AddDays(1) > now) return;")]
    public void A_comparison_elsewhere_is_found(string line) => Assert.Equal([line], ComparedElsewhere(line));

    [Theory]
    [InlineData("!_serviceClock.HasPassed(record.ExpiresAt, at)")]
    [InlineData("clock.MayBeBetween(record.CreatedAt, sentAt, lostAt);")]
    [InlineData("!ServiceClock.ReadsNoEarlier(only.CreatedAt, sentAt)")]
    [InlineData("if (_check.IsGranted(_serviceClock.Earliest(now))) return;")]
    [InlineData("/// <summary>What <see cref=\"Consent.CreatedAt\"/> says.</summary>")]
    public void A_comparison_by_the_ServiceClock_is_let_through(string line) => Assert.Empty(ComparedElsewhere(line));

    private static IEnumerable<string> ComparedElsewhere(string code) => code.Split('\n')
        .Select(line => line.Trim())
        .Where(line => !line.StartsWith("//", StringComparison.Ordinal) && TimeOfTheService().IsMatch(ByTheServiceClock().Replace(line, "")));

    [GeneratedRegex(@"\b(CreatedAt|ExpiresAt|ExpiredTime|IsGranted)\b")]
    private static partial Regex TimeOfTheService();

    [GeneratedRegex(@"\b(clock|_serviceClock|ServiceClock)\.\w+\(\w+\.(CreatedAt|ExpiresAt|ExpiredTime)\b|\bIsGranted\(_serviceClock\.")]
    private static partial Regex ByTheServiceClock();
}

using System.Collections.Generic;
using System.Threading.Tasks;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests;

/// <summary><c>zalo-consent store</c> creates the tables, counts the intents in them and deletes old ones.</summary>
public sealed class StoreCommandTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [SkippableFact]
    public async Task The_tables_are_created_shown_and_pruned()
    {
        var environment = new Dictionary<string, string> { ["ETELECOM_DATABASE"] = await server.CreateDatabaseAsync() };

        Assert.Equal("The database has no tables yet: run zalo-consent store init.\n", (await CliRun.OfAsync(["store", "status"], environment)).Out);
        Assert.Equal(new CliRun(0, "The tables are ready.\n", ""), await CliRun.OfAsync(["store", "init"], environment));
        Assert.StartsWith("Version of the tables: 2\n", (await CliRun.OfAsync(["store", "status"], environment)).Out, System.StringComparison.Ordinal);
        Assert.Equal(new CliRun(0, "Deleted: 0 intents, 0 events.\n", ""), await CliRun.OfAsync(["store", "prune", "--older-than-days", "90"], environment));
    }

    [Theory]
    [InlineData("store", "init")]
    [InlineData("store", "init", "--database", "password-that-is-never-shown")]
    [InlineData("store", "prune", "--database", "postgres://db/crm")]
    [InlineData("store", "prune", "--database", "postgres://db/crm", "--older-than-days", "0")]
    public async Task What_is_missing_or_invalid_is_reported_and_not_printed(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("never-shown", run.Error, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_wrong_password_is_reported_and_not_printed()
    {
        var database = (await server.CreateDatabaseAsync()).Replace(PostgreSqlServer.Password, "another-that-is-never-shown", System.StringComparison.Ordinal);

        var run = await CliRun.OfAsync("store", "status", "--database", database);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("refused the login", run.Error, System.StringComparison.Ordinal);
        Assert.DoesNotContain("never-shown", run.Error, System.StringComparison.Ordinal);
    }
}

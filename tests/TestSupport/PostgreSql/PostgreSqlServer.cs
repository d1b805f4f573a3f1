using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace ETelecom.Zalo.TestSupport;

/// <summary>
/// A PostgreSQL of its own, in a folder of its own and on a free port, for one class of tests or for several. Each test gets a database of its own.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    /// <summary>Marked, so that it is seen wherever it leaks.</summary>
    public const string Password = "password-that-is-never-shown";

    private static readonly string? Programs = FindPrograms();

    private readonly string[] _settings;
    private DirectoryInfo? _folder;
    private ServerProgram? _server;
    private int _databases;

    /// <summary>A server with the settings that suit tests.</summary>
    public PostgreSqlServer()
        : this([])
    {
    }

    /// <summary>A server with more settings, such as <c>max_connections=20</c>.</summary>
    internal PostgreSqlServer(params string[] settings) => _settings = settings;

    /// <summary>Where it listens; the same after it was stopped and started again.</summary>
    public int Port { get; private set; }

    /// <summary>What it has logged since it was started last.</summary>
    public string Log => _server?.Log ?? "";

    /// <summary>The folder that holds its data.</summary>
    internal string Data => Path.Combine(_folder!.FullName, "data");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // Where it is not installed, each test says so and is skipped.
        if (Programs is null) return;
        _folder = ServerProgram.CreateFolder("postgresql-");
        var passwordFile = Path.Combine(_folder.FullName, "password");
        await ServerProgram.RunAsync("sh", "-c", $"umask 077 && echo {Password} > {passwordFile}");
        await ServerProgram.RunAsync(
            Path.Combine(Programs, "initdb"), "--pgdata", Data, "--username=postgres", "--auth=scram-sha-256", $"--pwfile={passwordFile}",
            "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions");
        await StartAsync();
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>.</summary>
    public async Task StartAsync()
    {
        // Another program may use the port by then: in that case the server uses the next one, unless the tests know its port already.
        var isNew = Port == 0;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (isNew) Port = ServerProgram.FindFreePort();
            string[] command =
            [
                Path.Combine(Programs!, "postgres"), "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture),
                // A crash of the machine is not what is tested here, so nothing is forced to the disk; a crash of the server loses nothing all the same.
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "shared_buffers=32MB",
                .. _settings.SelectMany(setting => new[] { "-c", setting }),
            ];
            if ((_server = await ServerProgram.TryStartAsync("database system is ready to accept connections", stop: "INT", command)) is not null) return;
        }

        throw new InvalidOperationException("PostgreSQL did not start.");
    }

    /// <summary>Stops it; with <paramref name="crash"/> it closes nothing and has to recover when it is started again.</summary>
    public async Task StopAsync(bool crash = false)
    {
        await _server!.StopAsync(crash ? "QUIT" : "INT");
        await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>Makes an empty database. Where there is no PostgreSQL, the test is skipped.</summary>
    /// <returns>The connection string of its owner.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        Needed.Is(Programs is not null, "There is no PostgreSQL server: apt-get install postgresql");
        var name = FormattableString.Invariant($"test_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null) await StopAsync(crash: true);
        _folder?.Delete(recursive: true);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = database, Username = "postgres", Password = Password, Pooling = database != "postgres",
    }.ConnectionString;

    /// <summary>Debian keeps the programs of each version apart and off the path.</summary>
    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.Select(version => Path.Combine(version, "bin")).Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}

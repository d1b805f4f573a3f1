using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;

namespace ETelecom.Zalo.TestSupport;

/// <summary>A PgBouncer of its own before a server, in transaction mode: two statements outside a transaction may run on two connections.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private static readonly string? Program = new[] { "/usr/sbin" }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .Select(folder => Path.Combine(folder, "pgbouncer")).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _folder;
    private ServerProgram? _server;
    private int _port;

    private PgBouncer(DirectoryInfo folder) => _folder = folder;

    /// <summary>Starts one. Where there is none, the test is skipped.</summary>
    /// <param name="database">The connection string of a database; its server must run, and its user is the only one let in.</param>
    /// <param name="poolSize">How many connections to the server are shared by all.</param>
    public static async Task<PgBouncer> StartAsync(string database, int poolSize = 5)
    {
        Needed.Is(Program is not null, "There is no PgBouncer: apt-get install pgbouncer");
        var bouncer = new PgBouncer(ServerProgram.CreateFolder("pgbouncer-"));
        var server = new NpgsqlConnectionStringBuilder(database);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            bouncer._port = ServerProgram.FindFreePort();
            var settings = Path.Combine(bouncer._folder.FullName, "pgbouncer.ini");
            var users = Path.Combine(bouncer._folder.FullName, "users.txt");
            await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n");
            await File.WriteAllTextAsync(settings, string.Create(CultureInfo.InvariantCulture, $"""
                [databases]
                * = host={server.Host} port={server.Port}
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {bouncer._port}
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = {users}
                pool_mode = transaction
                default_pool_size = {poolSize}
                server_login_retry = 1
                max_client_conn = 200

                """));
            if ((bouncer._server = await ServerProgram.TryStartAsync("process up", stop: "INT", Program!, settings)) is not null) return bouncer;
        }

        throw new InvalidOperationException("PgBouncer did not start.");
    }

    /// <summary>The same database, through it.</summary>
    public string Through(string database) => new NpgsqlConnectionStringBuilder(database) { Port = _port, NoResetOnClose = true }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

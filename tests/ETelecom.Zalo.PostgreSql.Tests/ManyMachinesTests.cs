using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using ETelecom.Zalo.Sandbox;
using ETelecom.Zalo.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>
/// Four processes ask the same people at random, while the service and the database fail and the processes are killed: no one is charged twice, no one is
/// forgotten, and every result agrees with the service's bill.
/// </summary>
public sealed class ManyMachinesTests(PostgreSqlServer server, ITestOutputHelper output) : IClassFixture<PostgreSqlServer>, IDisposable
{
    private const int Machines = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly SandboxFault[] Faults =
    [
        SandboxFault.ResetBeforeWork, SandboxFault.ResetAfterWork, SandboxFault.HangUp, SandboxFault.CutBody, SandboxFault.CommitThen503, SandboxFault.Unavailable,
        SandboxFault.BadGatewayHtml, SandboxFault.ListLag,
    ];

    private readonly List<MachineProcess> _machines = [];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Four_machines_of_which_some_are_killed_charge_each_person_once(bool isListLate) => StormAsync(people: 30, calls: 240, kills: 3, isListLate);

    [SkippableFact]
    [Trait("Category", "Slow")]
    public Task Ten_thousand_calls_for_five_hundred_people_charge_each_person_once() => StormAsync(people: 500, calls: 10_000, kills: 30);

    public void Dispose() => _machines.ForEach(machine => machine.Dispose());

    /// <param name="people">How many there are.</param>
    /// <param name="calls">How often they are asked.</param>
    /// <param name="kills">How many processes are killed in the middle of their work, if they do not end before.</param>
    /// <param name="isListLate">Whether no list shows a record of the last minute: then no pre-check finds it, and only the intents keep a second request back.</param>
    private async Task StormAsync(int people, int calls, int kills, bool isListLate = false)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var own = await server.CreateWithTablesAsync();
        await using var bouncer = await PgBouncer.StartAsync(own);
        await using var wire = CuttableProxy.To(bouncer.Through(own));
        await using var database = Databases.Open(own);
        await using var sandbox = await ZaloSandbox.StartAsync(new ZaloSandboxOptions { UsePhoneFaults = false });
        sandbox.Faults.Random(0.1, seed, Faults);
        if (isListLate) await DelayListsAsync(sandbox);

        _machines.AddRange(Enumerable.Range(0, Machines).Select(number => new MachineProcess(sandbox, wire, people, calls / Machines, seed + number)));
        var killed = 0;
        while (_machines.Exists(machine => machine.IsRunning))
        {
            await Task.Delay(random.Next(50, 300));
            switch (random.Next(3))
            {
                case 0:
                    wire.CutAll();
                    break;
                case 1:
                    await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() limit 1");
                    break;
                default:
                    if (killed < kills && _machines[random.Next(Machines)].KillAndStartAgain()) killed++;
                    break;
            }
        }

        sandbox.Faults.Clear();
        var (reported, store) = (_machines.SelectMany(machine => machine.Lines).ToList(), new PostgreSqlConsentIntentStore(database));
        using var client = Machine.CreateClient(sandbox.BaseUrl(ZaloAccount.Shop), store);
        var last = await Task.WhenAll(Enumerable.Range(0, people).Select(async person => (Phone: Machine.PhoneOf(person), Result: await client.EnsureConsentAsync(Machine.Request(person), Machine.Options))));
        output.WriteLine($"{killed} kills in the middle of work");
        output.WriteLine(string.Join(", ", reported.CountBy(line => line.Split(' ')[1])));
        output.WriteLine(string.Join(", ", last.CountBy(answer => answer.Result.Status)));
        Assert.InRange(killed, kills * 2 / 3, kills);
        Assert.Equal(calls, reported.Count);
        var charges = sandbox.Ledger.Charges.ToLookup(charge => charge.Phone, charge => charge.RecordId);
        Assert.Empty(charges.Where(person => person.Count() > 1).Select(person => person.Key));
        foreach (var line in reported.Select(line => line.Split(' ')).Where(words => words is [_, _, { Length: > 0 }])) Assert.Equal(charges[line[0]].Single(), line[2]);
        foreach (var (phone, result) in last)
        {
            var intent = await store.FindAsync(Databases.Account, Databases.AnyRequest.OaId, "84" + phone[1..]);
            if (charges[phone].SingleOrDefault() is { } record)
            {
                Assert.Equal(record, result.Consent?.Id);
                continue;
            }

            Assert.Equal(EnsureConsentStatus.Unresolved, result.Status);
            Assert.Equal(ConsentIntentState.Unknown, intent!.State);
        }

        Assert.Equal(0, (await new PostgreSqlIntentAdministration(database).ReadStatusAsync()).InFlight);
    }

    private static async Task DelayListsAsync(ZaloSandbox sandbox)
    {
        using var http = new HttpClient();
        using var fault = new StringContent("""{"always":{"fault":"list-lag","seconds":60,"method":"ListRequestConsent"}}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(sandbox.Address, "/_sandbox/faults"), fault);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>One machine, which continues where it was killed.</summary>
    private sealed class MachineProcess : IDisposable
    {
        private readonly ZaloSandbox _sandbox;
        private readonly CuttableProxy _wire;
        private readonly int _people;
        private readonly int _calls;
        private readonly ConcurrentQueue<string> _lines = [];
        private int _seed;
        private int _linesBefore;
        private Process _process;

        public MachineProcess(ZaloSandbox sandbox, CuttableProxy wire, int people, int calls, int seed)
        {
            (_sandbox, _wire, _people, _calls, _seed) = (sandbox, wire, people, calls, seed);
            _process = Start();
        }

        public bool IsRunning => !_process.HasExited;

        public IEnumerable<string> Lines
        {
            get
            {
                Assert.True(_process.WaitForExit(Patience), "A machine hangs.");
                // Also until all that it printed is read.
                _process.WaitForExit();
                Assert.Equal(0, _process.ExitCode);
                return _lines;
            }
        }

        /// <summary>False if that was not in the middle of its work: it has answered nothing since it was started, or had ended.</summary>
        public bool KillAndStartAgain()
        {
            if (!IsRunning || _lines.Count == _linesBefore) return false;
            _process.Kill();
            // Also until all that it printed is read.
            _process.WaitForExit();
            var wasKilled = _process.ExitCode != 0;
            _process.Dispose();
            _process = Start();
            return wasKilled && _lines.Count < _calls;
        }

        public void Dispose()
        {
            if (IsRunning) _process.Kill();
            _process.Dispose();
        }

        private Process Start()
        {
            var number = new Func<int, string>(value => value.ToString(CultureInfo.InvariantCulture));
            var start = new ProcessStartInfo(
                "dotnet", [typeof(Machine).Assembly.Location, _sandbox.BaseUrl(ZaloAccount.Shop), number(_people), number(_calls - _lines.Count), "6", number(_seed += Machines)])
            {
                RedirectStandardOutput = true,
            };
            start.Environment["TEST_DATABASE"] = _wire.ConnectionString;
            _linesBefore = _lines.Count;
            var process = Process.Start(start)!;
            process.OutputDataReceived += (_, line) =>
            {
                if (line.Data is { } text) _lines.Enqueue(text);
            };
            process.BeginOutputReadLine();
            return process;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>
/// One of many runs of a campaign. A claim keeps other runs from a row as long as this one renews its lease, and is no intent. An intent is
/// durable before a byte leaves, in one transaction with the budget, the rate and the pauses that all runs share. A lease that ran out
/// allows looking, never sending.
/// </summary>
internal sealed class PostgreSqlRun : ICampaignRun
{
    // A row whose turn comes so soon waits with its intent made: one transaction for many turns.
    private static readonly TimeSpan TurnWindow = TimeSpan.FromSeconds(0.25);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BudgetInterval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private const int LookupPage = 200;
    private const int MostClaimed = 512;

    private readonly CampaignDatabase _database;
    private readonly long _campaign;
    private readonly Guid _me = Guid.NewGuid();
    private readonly RunKey _key;
    private readonly RunSettings _settings;
    private readonly TimeSpan _lease;
    private readonly TimeProvider _machine;
    private readonly Func<string, string> _clean;
    private readonly CancellationTokenSource _giveUp = new();
    private readonly CancellationTokenRegistration _abort;
    private readonly DatabaseClock _clock;
    private readonly GroupCommit<CampaignRow, IntentAnswer> _intents;
    private readonly GroupCommit<Change, bool> _changes;
    private readonly CancellationTokenSource _isOver = new();
    private readonly SemaphoreSlim _claiming = new(1);
    private readonly SemaphoreSlim _checking = new(1);
    private readonly Lock _gate = new();
    private readonly Queue<CampaignRow> _claimed = [];

    // What this run has in its hands, so that it claims nothing twice.
    private readonly HashSet<long> _held = [];
    private readonly HashSet<long> _aside = [];

    // What it has taken over and not written yet, so that it looks up nothing twice at once.
    private readonly HashSet<long> _settling = [];
    private Task _living = Task.CompletedTask;
    private bool _hasSettings;
    private bool _isAtEnd;
    private long _after;
    private int _successes;
    private long _checked;

    private PostgreSqlRun(
        CampaignDatabase database, long campaign, RunKey key, RunSettings settings, TimeSpan lease, TimeProvider machine, Func<string, string> clean,
        CancellationToken abort)
    {
        _database = database;
        _campaign = campaign;
        _key = key;
        _settings = settings;
        _lease = lease;
        _machine = machine;
        _clean = clean;
        // What has ended is still written, unless the database is away.
        _abort = abort.Register(() => _giveUp.CancelAfter(Farewell));
        _clock = new DatabaseClock(machine);
        _intents = new(MakeIntentsAsync);
        _changes = new(MakeChangesAsync);
    }

    public TimeProvider Clock => _clock;

    public CampaignProgress? Everyone { get; private set; }

    /// <summary>How the database knows this run.</summary>
    public Guid Id => _me;

    public bool BudgetIsSpent { get; private set; }

    private (string Sql, object?[] Values) BeKnown => (RunStatements.BeKnown, [_campaign, _me, _lease, _hasSettings, _key.Hash]);

    private (string Sql, object?[] Values) Renew => (RunStatements.Renew, [_campaign, _me, _lease, _hasSettings, _key.Hash]);

    public static async Task<PostgreSqlRun> StartAsync(
        CampaignDatabase database, long campaign, RunKey key, RunSettings settings, TimeSpan lease, TimeProvider machine, Func<string, string> clean,
        CancellationToken abort)
    {
        var run = new PostgreSqlRun(database, campaign, key, settings, lease, machine, clean, abort);
        try
        {
            await run.EnterAsync(abort);
            await run.RenewAsync(abort);
            run._living = Task.Run(run.LiveAsync, CancellationToken.None);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public async Task StartOverAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _aside.Clear();
            (_isAtEnd, _after) = (false, 0);
        }

        if (_hasSettings) return;
        await RunAsync(RunStatements.Join, cancellationToken, _campaign, _me, Typed(_settings.MaxCharges, NpgsqlDbType.Bigint), Typed(1 / _settings.Rate, NpgsqlDbType.Double));
        _hasSettings = true;
    }

    public async Task<CampaignRow?> NextAsync(CancellationToken cancellationToken)
    {
        await _claiming.WaitAsync(cancellationToken);
        try
        {
            if (_claimed.Count == 0 && !_isAtEnd)
            {
                foreach (var row in await ClaimAsync(cancellationToken)) _claimed.Enqueue(row);
                _isAtEnd = _claimed.Count == 0;
            }

            return _claimed.TryDequeue(out var next) ? next : null;
        }
        finally
        {
            _claiming.Release();
        }
    }

    public async Task<RowIntent?> BeginAsync(CampaignRow row, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BudgetIsSpent) return null;
            var answer = await _intents.AddAsync(row);
            if (answer.Intent is { } intent)
            {
                await WaitForTurnAsync(row, intent, answer.Wait, cancellationToken);
                return intent;
            }

            if (answer.IsLost)
            {
                lock (_gate) _held.Remove(row.Line);
                return null;
            }

            if (answer.BudgetIsFull) await WaitForBudgetAsync(cancellationToken);
            else await Task.Delay(answer.Wait, _machine, cancellationToken);
        }
    }

    /// <summary>A row that is canceled before its turn was certainly not sent: its intent is withdrawn.</summary>
    private async Task WaitForTurnAsync(CampaignRow row, RowIntent intent, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait <= TimeSpan.Zero) return;
        try
        {
            await Task.Delay(wait, _machine, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(intent.Row, row.NotSent() with { Attempt = intent.Row.Attempt });
            throw;
        }
    }

    /// <summary>The fence of what is written next decides: here a late row may have passed to another at any time.</summary>
    public void MustStillHave(CampaignRow intent)
    {
    }

    public async Task EndAsync(CampaignRow intent, CampaignRow ending)
    {
        await _changes.AddAsync(new Change(intent, ending, IsEnding: true));
        if (ending.State == RowState.NotSent) return;
        lock (_gate) _held.Remove(ending.Line);
    }

    public void Defer(CampaignRow row)
    {
        lock (_gate)
        {
            // Still this run's, and claimed again with the next start.
            _held.Remove(row.Line);
            _aside.Add(row.Line);
        }
    }

    public async Task<bool> HasMoreAsync(bool gotOn, CancellationToken cancellationToken)
    {
        while (true)
        {
            long[] aside;
            lock (_gate) aside = [.. _aside];
            var (fresh, set, others) = await _database.RunAsync<(long, long, long)>(
                [(RunStatements.Rest, [_campaign, _me, aside])],
                async (reader, token) => await reader.ReadAsync(token) ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)) : default,
                cancellationToken);
            if (fresh > 0 || (set > 0 && gotOn)) return true;
            // Another run may be waiting for the rows that this one has deferred: it gets them when this run leaves.
            if (others == 0 || set > 0) return false;
            // The runs that have the rest may vanish, and then it is this run's.
            await Task.Delay(PollInterval, _machine, cancellationToken);
        }
    }

    public void Succeeded() => Interlocked.Increment(ref _successes);

    public Task<int> PauseAsync(TimeSpan? retryAfter, bool slower) => _database.RunAsync(
        [(RunStatements.Pause,
            [
                _campaign, slower, _settings.FirstPause.TotalSeconds, _settings.LongestPause.TotalSeconds,
                Typed(retryAfter is { } asked ? Math.Min(asked.TotalSeconds, TimeSpan.FromDays(365).TotalSeconds) : null, NpgsqlDbType.Double),
            ])],
        async (reader, token) => await reader.ReadAsync(token) ? reader.GetInt32(0) : 0,
        _giveUp.Token);

    public IAsyncEnumerable<CampaignRow> UnsettledAsync(CancellationToken cancellationToken) =>
        TakeOverAsync(["sent", "unknown"], cancellationToken);

    public async IAsyncEnumerable<CampaignRow> AbandonedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_lease / 2, _machine, cancellationToken);
            if (!await _database.RunAsync([(RunStatements.AnyDead, [_campaign])], (reader, token) => reader.ReadAsync(token), cancellationToken)) continue;
            await foreach (var row in TakeOverAsync(["sent"], cancellationToken)) yield return row;
            await RunAsync(RunStatements.ForgetDead, cancellationToken, _campaign);
        }
    }

    public async Task WriteAsync(CampaignRow before, CampaignRow after)
    {
        await _changes.AddAsync(new Change(before, after, IsEnding: false));
        lock (_gate) _settling.Remove(after.Line);
    }

    public async ValueTask DisposeAsync()
    {
        await _isOver.CancelAsync();
        await _living;
        await _intents.DisposeAsync();
        await _changes.DisposeAsync();
        try
        {
            _database.Execute(RunStatements.Leave, _campaign, _me);
        }
        catch (Exception exception) when (CampaignDatabase.IsOfDatabase(exception))
        {
            // Its lease runs out.
        }

        await _abort.DisposeAsync();
        _giveUp.Dispose();
        _isOver.Dispose();
        _claiming.Dispose();
        _checking.Dispose();
    }

    /// <summary>
    /// The key and the lease come in one transaction: from then on the lease keeps every other key out, and if it runs out, the key fences what this run does.
    /// </summary>
    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        var (hasKey, othersLive) = await _database.RunAsync(
            [
                (RunStatements.LockCampaign, [_campaign]),
                (RunStatements.UseKey, [_campaign, _me, _key.Hash, Typed(_key.Former, NpgsqlDbType.Text), _key.IsOurs]),
                Renew,
                (RunStatements.KeyState, [_campaign, _me, _key.Hash]),
            ],
            async (reader, token) =>
            {
                await reader.NextResultAsync(token);
                return await reader.ReadAsync(token) ? (reader.GetBoolean(0), reader.GetBoolean(1)) : default;
            },
            cancellationToken);
        if (hasKey) return;
        throw othersLive
            ? new UsageException(words => words.RunWithOtherKey, words => words.UseKeyOfThatRun)
            : new UsageException(words => words.OfAnotherKey, words => words.UseFormerKey);
    }

    private async Task LiveAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_lease / 3, _machine, _isOver.Token);
                try
                {
                    await RenewAsync(_isOver.Token);
                }
                catch (JournalException)
                {
                    // The run learns it from what it writes.
                }
            }
        }
        catch (OperationCanceledException) when (_isOver.IsCancellationRequested)
        {
            // It has ended.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken) => Everyone = await _database.RunAsync(
        [Renew, (RunStatements.Progress, [_campaign])],
        async (reader, token) =>
        {
            // A statement that returns no rows has no result to step over.
            if (!await reader.ReadAsync(token)) return null;
            _clock.Set(new DateTimeOffset(reader.GetDateTime(3), TimeSpan.Zero));
            return new CampaignProgress(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        },
        cancellationToken);

    private async Task<List<CampaignRow>> ClaimAsync(CancellationToken cancellationToken)
    {
        long[] held;
        lock (_gate) held = [.. _held];
        var count = Math.Min(MostClaimed, 2 * _settings.Concurrency);
        var rows = await ReadRowsAsync([(RunStatements.Claim, [_campaign, _me, _after, count, held])], cancellationToken);
        lock (_gate)
        {
            foreach (var row in rows) _held.Add(row.Line);
        }

        if (rows.Count > 0) _after = rows[^1].Line;
        return rows;
    }

    private async IAsyncEnumerable<CampaignRow> TakeOverAsync(string[] states, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            long[] settling;
            lock (_gate) settling = [.. _settling];
            var rows = await ReadRowsAsync([BeKnown, (RunStatements.TakeOver, [_campaign, _me, after, LookupPage, states, _key.Hash, settling])], cancellationToken);
            lock (_gate) _settling.UnionWith(rows.Select(row => row.Line));
            foreach (var row in rows) yield return row;
            if (rows.Count < LookupPage) yield break;
            after = rows[^1].Line;
        }
    }

    /// <summary>The order in which an UPDATE returns its rows is its own.</summary>
    private Task<List<CampaignRow>> ReadRowsAsync(IReadOnlyList<(string Sql, object?[] Values)> statements, CancellationToken cancellationToken) => _database.RunAsync(
        statements,
        async (reader, token) =>
        {
            var rows = new List<CampaignRow>();
            while (await reader.ReadAsync(token)) rows.Add(PostgreSqlJournal.RowOf(reader));
            rows.Sort((one, other) => one.Line.CompareTo(other.Line));
            return rows;
        },
        cancellationToken);

    private Task<bool> RunAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        _database.RunAsync([(sql, values)], (_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Charges in progress may be given back. One worker asks for all that wait.</summary>
    private async Task WaitForBudgetAsync(CancellationToken cancellationToken)
    {
        await _checking.WaitAsync(cancellationToken);
        try
        {
            if (_machine.GetElapsedTime(_checked) < BudgetInterval) return;
            BudgetIsSpent = await _database.RunAsync(
                [(RunStatements.IsSpent, [_campaign])], async (reader, token) => await reader.ReadAsync(token) && reader.GetBoolean(0), cancellationToken);
            if (!BudgetIsSpent) await Task.Delay(BudgetInterval, _machine, cancellationToken);
            _checked = _machine.GetTimestamp();
        }
        finally
        {
            _checking.Release();
        }
    }

    private async Task<IReadOnlyList<IntentAnswer>> MakeIntentsAsync(IReadOnlyList<CampaignRow> rows)
    {
        // Before the first try: what follows is as old as that, at most.
        var window = new SendWindow(_machine);
        var successes = Interlocked.Exchange(ref _successes, 0);
        var lines = rows.Select(row => row.Line).ToArray();
        var attempts = rows.Select(row => row.Attempt).ToArray();
        var (gate, known) = await _database.RunAsync<(Gate?, Dictionary<long, CampaignRow>)>(
            [
                BeKnown,
                (RunStatements.LockCampaign, [_campaign]),
                (RunStatements.Intend, [_campaign, _me, lines, attempts, TurnWindow.TotalSeconds, successes, _key.Hash]),
                (RunStatements.Reread, [_campaign, _me, lines]),
            ],
            async (reader, token) =>
            {
                await reader.NextResultAsync(token);
                if (!await reader.ReadAsync(token)) return default;
                var gate = new Gate(reader.GetDouble(0), reader.GetDouble(1), reader.GetDouble(2), reader.GetBoolean(3));
                _clock.Set(new DateTimeOffset(reader.GetDateTime(4), TimeSpan.Zero));
                await reader.NextResultAsync(token);
                var known = new Dictionary<long, CampaignRow>();
                while (await reader.ReadAsync(token)) known[reader.GetInt64(0)] = PostgreSqlJournal.RowOf(reader);
                return (gate, known);
            },
            _giveUp.Token);

        // Others came with another key while this run's lease had run out.
        if (gate is null) throw new JournalException(words => words.CampaignHasOtherKey, null);
        var turn = 0;
        return [.. rows.Select(row => known.GetValueOrDefault(row.Line) switch
        {
            // Also when the COMMIT of a former try was lost: the row says whose it is. Its turn was that of the former try, and no later one.
            { State: RowState.Sent } sent when sent.Attempt == row.Attempt + 1 => new IntentAnswer(
                new RowIntent(sent, window), Seconds(Math.Min(gate.First + (turn++ * gate.Interval), TurnWindow.TotalSeconds))),
            { State: RowState.NotSent } waiting when waiting.Attempt == row.Attempt => WaitAt(gate),
            _ => new IntentAnswer(null, TimeSpan.Zero, IsLost: true),
        })];
    }

    /// <summary>Until shortly before the next turn: the first one, unless that was given away just now.</summary>
    private static IntentAnswer WaitAt(Gate gate)
    {
        if (gate.BudgetIsFull) return new IntentAnswer(null, TimeSpan.Zero, BudgetIsFull: true);
        var next = gate.First > TurnWindow.TotalSeconds ? gate.First : gate.First + gate.Interval;
        return new IntentAnswer(null, Seconds(gate.Paused > 0 ? gate.Paused : Math.Max(0.01, next - (TurnWindow.TotalSeconds / 2))));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestDelay.TotalSeconds));

    private async Task<IReadOnlyList<bool>> MakeChangesAsync(IReadOnlyList<Change> changes)
    {
        T[] Of<T>(Func<CampaignRow, T> field) => [.. changes.Select(change => field(change.After))];
        NpgsqlParameter Times(Func<CampaignRow, DateTimeOffset?> time) => Typed(Of(row => time(row)?.UtcDateTime), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
        var lines = Of(row => row.Line);
        var written = await _database.RunAsync(
            [
                (RunStatements.LockRows, [_campaign, lines]),
                (RunStatements.Change,
                    [
                        _campaign, _me, lines, changes.Select(change => change.Before.Attempt).ToArray(),
                        changes.Select(change => JournalText.Of(change.Before.State)).ToArray(), Of(row => JournalText.Of(row.State)),
                        Times(row => row.FirstSentAt), Times(row => row.SentAt), Of(row => row.UnknownAt is not null), Of(row => row.EndedAt is not null),
                        Typed(Of(row => row.ConsentId), NpgsqlDbType.Array | NpgsqlDbType.Text), Typed(Of(row => row.Charged), NpgsqlDbType.Array | NpgsqlDbType.Boolean),
                        Typed(Of(row => row.ReplyStatus), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Typed(Of(row => row.Detail is { } detail ? _clean(detail).Replace('\0', '\uFFFD') : null), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        changes.Select(change => change.IsEnding && change.After.State == RowState.NotSent).ToArray(),
                        Typed(Of(row => row.DeliveryStatus), NpgsqlDbType.Array | NpgsqlDbType.Text), Of(row => row.ChargedBefore),
                    ]),
            ],
            async (reader, token) =>
            {
                await reader.NextResultAsync(token);
                var written = new HashSet<long>();
                while (await reader.ReadAsync(token)) written.Add(reader.GetInt64(0));
                return written;
            },
            _giveUp.Token);
        // What was not written is another's by now, or was written by a former try: either way the journal has it.
        return [.. changes.Select(change => written.Contains(change.After.Line))];
    }

    private static NpgsqlParameter Typed(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <param name="Before">The row as this run knows it.</param>
    /// <param name="After">The row as it is now.</param>
    /// <param name="IsEnding">Whether the run that sent it says what came of it.</param>
    private sealed record Change(CampaignRow Before, CampaignRow After, bool IsEnding);

    /// <param name="Intent">What may be sent; null for not yet, or never.</param>
    /// <param name="Wait">How long until it may be sent, or asked for again.</param>
    /// <param name="IsLost">Whether the row is another's by now.</param>
    /// <param name="BudgetIsFull">Whether charges in progress fill the budget.</param>
    private sealed record IntentAnswer(RowIntent? Intent, TimeSpan Wait, bool IsLost = false, bool BudgetIsFull = false);

    /// <param name="First">Seconds until the first turn.</param>
    /// <param name="Interval">Seconds between two.</param>
    /// <param name="Paused">Seconds until the pause is over; 0 for none.</param>
    /// <param name="BudgetIsFull">Whether no further row may be charged.</param>
    private sealed record Gate(double First, double Interval, double Paused, bool BudgetIsFull);
}

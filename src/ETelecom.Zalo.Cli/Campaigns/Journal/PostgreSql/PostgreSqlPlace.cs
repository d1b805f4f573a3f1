using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Npgsql;
using NpgsqlTypes;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>A journal in a database, known there by the campaign's name.</summary>
internal sealed class PostgreSqlPlace(NpgsqlConnectionStringBuilder address, string name, TimeSpan lease, TimeProvider clock) : JournalPlace
{
    public override string InCommand => $"\"{DatabaseAddress.Shown(address)}\" --campaign \"{name}\"";

    public override bool IsShared => true;

    public override string RefusedFile => CampaignFiles.Refused(string.Join('_', name.Split(Path.GetInvalidFileNameChars())));

    public override IEnumerable<string> KeptFiles => [];

    public override bool Exists => Try(database =>
        database.HasTables() && database.Query("SELECT 1 FROM zalo_campaign.campaign WHERE name = $1", row => row.GetInt32(0), name).Any());

    /// <summary>Any number of runs share it: each row is held on its own.</summary>
    public override IDisposable? Hold() => null;

    public override ICampaignJournal Open() => OpenToRead();

    public override ICampaignJournal OpenToRead()
    {
        var database = Connect();
        try
        {
            if (!database.HasTables()) throw new UsageException(words => words.NoCampaign(name), words => words.FirstRunBringsList);
            database.Check();
            return PostgreSqlJournal.Open(database, name, lease);
        }
        catch (Exception exception)
        {
            database.Dispose();
            if (CampaignDatabase.IsOfDatabase(exception)) throw CampaignDatabase.Refuse(exception);
            throw;
        }
    }

    /// <summary>Planned on this machine, so that the database never holds half a plan while a person reads it.</summary>
    public override JournalDraft CreateDraft() => JournalDraft.CreateTemporary();

    public override void Publish(JournalDraft draft, CampaignHeader header, Func<string, bool> allows) => Try(database =>
    {
        database.Prepare();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        // Until the end of the transaction, no other run publishes the same list.
        using (var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtext('zalo_campaign'), hashtext($1))", connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = header.Fingerprint });
            command.ExecuteNonQuery();
        }

        if (OtherJournalOf(database, header) is { } other && !allows(other)) throw KnownLists.Refuse(other);
        if (Insert(connection, header, draft.Count()) is not { } id) return false;
        CopyRows(connection, id, draft);
        CopyRefused(connection, id, draft);
        Commit(database, transaction, header);
        Analyze(database);
        return true;
    });

    /// <summary>Another run may have planned it anew since its rows were counted: the statement itself decides.</summary>
    public override void Delete() => Try(database => database.Execute(
        """
        WITH gone AS (
            DELETE FROM zalo_campaign.campaign c
            WHERE c.name = $1 AND NOT EXISTS (SELECT 1 FROM zalo_campaign.campaign_row r WHERE r.campaign_id = c.id)
            RETURNING c.id),
        runs AS (DELETE FROM zalo_campaign.run r USING gone WHERE r.campaign_id = gone.id)
        DELETE FROM zalo_campaign.refused r USING gone WHERE r.campaign_id = gone.id
        """,
        name));

    public override string? OtherJournalOf(CampaignHeader header) => Try(database => database.HasTables() ? OtherJournalOf(database, header) : null);

    private string? OtherJournalOf(CampaignDatabase database, CampaignHeader header) => database.Query(
        "SELECT name FROM zalo_campaign.campaign WHERE fingerprint = $1 AND oa_id = $2 AND service = $3 AND name <> $4 ORDER BY id DESC LIMIT 1",
        row => $"--campaign \"{row.GetString(0)}\"", header.Fingerprint, header.OaId, header.Service, name).FirstOrDefault();

    /// <summary>The campaign's row; null when another run was faster: then its plan holds.</summary>
    private long? Insert(NpgsqlConnection connection, CampaignHeader header, Tally tally)
    {
        using var command = new NpgsqlCommand(
            """
            INSERT INTO zalo_campaign.campaign (name, oa_id, call_type, reason_code, service, fingerprint, planned_at, corrected, rows_not_sent, own_columns, list_name)
            VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7, $8, $9, $10) ON CONFLICT (name) DO NOTHING RETURNING id
            """,
            connection);
        foreach (var value in (object?[])[
            name, header.OaId, header.CallType?.ToString(), header.ReasonCode?.ToString(), header.Service, header.Fingerprint, header.Corrected, tally.NotSent,
            JournalText.OfTexts(header.OwnColumns)?.Replace('\0', '\uFFFD'), header.ListName])
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return (long?)command.ExecuteScalar();
    }

    /// <summary>
    /// The answer to a COMMIT may be lost. Once the server is done with it, the name of the campaign exists, or the plan was not made; a query before that waits.
    /// </summary>
    private void Commit(CampaignDatabase database, NpgsqlTransaction transaction, CampaignHeader header)
    {
        try
        {
            transaction.Commit();
        }
        catch (Exception exception) when (CampaignDatabase.IsOfDatabase(exception))
        {
            using var connection = database.Open();
            using var trial = connection.BeginTransaction();
            if (Insert(connection, header, new Tally()) is not null) throw;
        }
    }

    /// <summary>
    /// The server analyzes a table a minute after it was filled; until then its plans are those of a table that is nearly empty, and a large campaign begins at a
    /// tenth of its speed. It waits for no lock, a role that does not own the table gets a warning only, and the plan is made, whatever the result.
    /// </summary>
    private static void Analyze(CampaignDatabase database)
    {
        try
        {
            database.Execute("ANALYZE (SKIP_LOCKED) zalo_campaign.campaign_row");
        }
        catch (JournalException)
        {
            // The server will do it.
        }
    }

    private static void CopyRows(NpgsqlConnection connection, long id, JournalDraft draft)
    {
        using var import = connection.BeginBinaryImport(
            "COPY zalo_campaign.campaign_row (campaign_id, line, phone, call_type, reason_code, reference, written, own) FROM STDIN (FORMAT binary)");
        foreach (var (row, written, own) in draft.Rows())
        {
            import.StartRow();
            import.Write(id, NpgsqlDbType.Bigint);
            import.Write(row.Line, NpgsqlDbType.Bigint);
            import.Write(row.Phone, NpgsqlDbType.Bigint);
            Write(import, row.CallType?.ToString());
            Write(import, row.ReasonCode?.ToString());
            Write(import, row.Reference);
            Write(import, written);
            Write(import, own);
        }

        import.Complete();
    }

    private static void CopyRefused(NpgsqlConnection connection, long id, JournalDraft draft)
    {
        using var import = connection.BeginBinaryImport(
            "COPY zalo_campaign.refused (campaign_id, line, reason, phone, first_line, reference, own) FROM STDIN (FORMAT binary)");
        foreach (var (line, reason, phone, firstLine, reference, own) in draft.RefusedLines())
        {
            import.StartRow();
            import.Write(id, NpgsqlDbType.Bigint);
            import.Write(line, NpgsqlDbType.Bigint);
            Write(import, reason);
            Write(import, phone);
            if (firstLine is { } first) import.Write(first, NpgsqlDbType.Bigint);
            else import.WriteNull();
            Write(import, reference);
            Write(import, own);
        }

        import.Complete();
    }

    private static void Write(NpgsqlBinaryImporter import, string? text)
    {
        if (text is null) import.WriteNull();
        // PostgreSQL keeps no zero character, and a list may have one.
        else import.Write(text.Replace('\0', '\uFFFD'), NpgsqlDbType.Text);
    }

    private CampaignDatabase Connect() => new(address, clock);

    private T Try<T>(Func<CampaignDatabase, T> use)
    {
        using var database = Connect();
        try
        {
            return use(database);
        }
        catch (Exception exception) when (CampaignDatabase.IsOfDatabase(exception))
        {
            throw CampaignDatabase.Refuse(exception);
        }
    }
}

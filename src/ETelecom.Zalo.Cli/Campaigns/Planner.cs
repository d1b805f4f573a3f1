using System;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Turns the list of contacts into rows to send and lines that are refused. It calls nobody.</summary>
internal sealed class Planner(CampaignHeader campaign, TimeProvider clock)
{
    private long _mended;

    /// <summary>Reads the whole list into the draft. A bad line never stops the good ones.</summary>
    /// <exception cref="UsageException">The draft cannot be written.</exception>
    public CampaignHeader Fill(JournalDraft draft, InputFile input, CancellationToken cancellationToken)
    {
        try
        {
            var fingerprint = "";
            foreach (var line in input.Read(hash => fingerprint = hash))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(draft, line);
            }

            var header = campaign with { Fingerprint = fingerprint, PlannedAt = clock.GetUtcNow(), Mended = _mended };
            draft.Complete(header);
            return header;
        }
        catch (SqliteException exception)
        {
            throw JournalConnection.Refuse(exception);
        }
    }

    private void Add(JournalDraft draft, InputLine line)
    {
        if (Read(line, out var row) is { } refusal) draft.Refuse(line, refusal);
        else if (draft.Add(row!) is { } firstLine) draft.Refuse(line, RowRefusal.Duplicate, firstLine);
    }

    private RowRefusal? Read(InputLine line, out CampaignRow? row)
    {
        row = null;
        if (line.Refusal is { } unreadable) return unreadable;
        var phone = PhoneReader.Read(line.Phone);
        if (phone.Refusal is { } noPhone) return noPhone;
        if (!TryRead(line.CallType, CallType.TryParse, value => value.IsZeroValue, out CallType? callType))
            return RowRefusal.UnknownCallType;
        if (!TryRead(line.ReasonCode, ReasonCode.TryParse, value => value.IsZeroValue, out ReasonCode? reason))
            return RowRefusal.UnknownReasonCode;
        if ((callType ?? campaign.CallType) is null) return RowRefusal.NoCallType;
        if ((reason ?? campaign.ReasonCode) is null) return RowRefusal.NoReasonCode;
        if (phone.WasMended) _mended++;
        row = new CampaignRow(line.Number, phone.Number, callType, reason, JournalDraft.NullIfEmpty(line.Reference));
        return null;
    }

    /// <summary>An empty cell is the campaign's own value.</summary>
    private static bool TryRead<T>(string cell, Options.TryParse<T> tryParse, Predicate<T> isNoChoice, out T? value)
        where T : struct
    {
        value = null;
        if (cell.Length == 0) return true;
        if (!tryParse(cell, out var read) || isNoChoice(read)) return false;
        value = read;
        return true;
    }
}

using System;
using System.IO;
using System.Threading;
using Microsoft.Data.Sqlite;

namespace ETelecom.Zalo.Cli.Campaigns;

/// <summary>Turns the list of contacts into rows to send and refused lines. Makes no calls.</summary>
internal sealed class Planner(CampaignHeader campaign, TimeProvider clock)
{
    private long _corrected;

    /// <summary>Why lines are refused.</summary>
    public RefusalCounts Refusals { get; } = new();

    /// <summary>Gets every line that is refused.</summary>
    public Action<ReportLine>? OnRefused { get; init; }

    /// <summary>Reads the whole list into the draft. A bad line never stops the good ones.</summary>
    /// <exception cref="UsageException">The draft cannot be written, or the list is for another OA.</exception>
    public CampaignHeader Fill(JournalDraft draft, InputFile input, CancellationToken cancellationToken)
    {
        try
        {
            var fingerprint = input.Fingerprint();
            foreach (var line in input.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(draft, line);
            }

            var header = campaign with { Fingerprint = fingerprint, PlannedAt = clock.GetUtcNow(), Corrected = _corrected, OwnColumns = [.. input.Columns.Own], ListName = Path.GetFileName(input.Path) };
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
        // A list for another OA is another campaign's, whatever its other lines say.
        if (line.OaId.Length > 0 && line.OaId != campaign.OaId)
            throw new UsageException(words => words.ListOfAnotherOa(words.InLine(line.Number)), words => words.OaColumn);
        if (Read(line, out var row) is { } refusal) Refuse(draft, line, refusal);
        else if (draft.Add(row!, line) is { } firstLine) Refuse(draft, line, RowRefusal.Duplicate, firstLine);
    }

    private void Refuse(JournalDraft draft, InputLine line, RowRefusal refusal, long? firstLine = null)
    {
        draft.Refuse(line, refusal, firstLine);
        Refusals.Add(refusal, line.Number, line.Phone);
        OnRefused?.Invoke(new ReportLine(line.Number, line.Phone, firstLine is null ? ReportLine.RefusedLine : ReportLine.Duplicate)
        {
            Reference = JournalDraft.NullIfEmpty(line.Reference),
            Detail = refusal.ToString(),
            Written = line.Phone,
            Own = line.Own,
            FirstLine = firstLine,
        });
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
        if (phone.WasCorrected) _corrected++;
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

using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Text;

namespace ETelecom.Zalo;

/// <summary>Describes an exception by its type and its code. Its message can contain an address or a part of a body, so it is omitted.</summary>
internal static class Cause
{
    /// <summary>The exception and its inner exceptions: <c>HttpRequestException, SocketException ConnectionRefused</c>.</summary>
    public static string Describe(Exception exception)
    {
        var names = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException) names.Add(NameOf(current));
        return string.Join(", ", names);
    }

    /// <summary>The <c>ToString</c> of an exception of this SDK: its message, its causes, and its stack.</summary>
    public static string Print(Exception exception)
    {
        var text = new StringBuilder($"{exception.GetType()}: {exception.Message}");
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            text.AppendLine().Append(" ---> ").Append(NameOf(cause)).AppendLine().Append(cause.StackTrace);
        if (exception.StackTrace is { } trace) text.AppendLine().Append(trace);
        return text.ToString();
    }

    private static string NameOf(Exception exception) =>
        exception is SocketException socket ? $"{nameof(SocketException)} {socket.SocketErrorCode}" : exception.GetType().Name;
}

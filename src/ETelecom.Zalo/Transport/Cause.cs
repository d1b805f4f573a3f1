using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Text;

namespace ETelecom.Zalo;

/// <summary>What an exception says by its type and its code. Its own words can hold an address or a piece of a body, so they are left out.</summary>
internal static class Cause
{
    /// <summary>The exception and all that is inside it: <c>HttpRequestException, SocketException ConnectionRefused</c>.</summary>
    public static string Describe(Exception exception)
    {
        var names = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException) names.Add(NameOf(current));
        return string.Join(", ", names);
    }

    /// <summary>What <c>ToString</c> gives for an exception of this SDK: its message, what caused it, and where it came from.</summary>
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

using System.Linq;
using System.Reflection;
using ETelecom.Zalo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>The log line of each event, as it was reviewed.</summary>
public sealed class LogMessagesTests
{
    [Fact]
    public void Every_event_has_its_reviewed_line()
    {
        var events = typeof(ZaloConsentServiceCollectionExtensions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId)
            .Select(message => $"{message.EventId} {message.EventName} ({message.Level})\n{message.Message}\n");

        Snapshot.Matches(string.Join('\n', events), "Events", "txt");
    }
}

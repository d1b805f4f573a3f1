using System;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>
/// Signals that the section of a client's options has changed. Settings that a reload broke are refused where they are asked for, which is
/// logged: thrown into the reload, the refusal would end as an unobserved exception of the task that watches a file.
/// </summary>
internal sealed class SettingsChangeSource(string name, IConfigurationSection section) : IOptionsChangeTokenSource<ZaloConsentClientOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => new QuietToken(section.GetReloadToken());

    private sealed class QuietToken(IChangeToken token) : IChangeToken
    {
        public bool HasChanged => token.HasChanged;

        public bool ActiveChangeCallbacks => token.ActiveChangeCallbacks;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) => token.RegisterChangeCallback(Invoke, (callback, state));

        private static void Invoke(object? registered)
        {
            var (callback, state) = ((Action<object?>, object?))registered!;
            try
            {
                callback(state);
            }
            catch (OptionsValidationException)
            {
                // It comes again whenever the settings are asked for.
            }
        }
    }
}

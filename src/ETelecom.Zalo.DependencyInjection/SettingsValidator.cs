using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Options;

namespace ETelecom.Zalo.DependencyInjection;

/// <summary>Validates the settings of one client at startup; each error names the configuration key.</summary>
internal sealed class SettingsValidator(ClientRegistration client, IEnumerable<ClientRegistration> all) : IValidateOptions<ZaloConsentClientOptions>
{
    private readonly HashSet<string> _sections =
        new(all.SelectMany(registration => registration.Sections).Select(section => section.Path), StringComparer.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, ZaloConsentClientOptions options)
    {
        if (name != client.Name) return ValidateOptionsResult.Skip;
        var errors = UnknownSettings().Concat(InvalidValues(options)).ToList();
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }

    /// <summary>A misspelt setting would be ignored silently. The section of another client may be inside this one.</summary>
    private IEnumerable<string> UnknownSettings() =>
        from section in client.Sections
        from child in section.GetChildren()
        where !SettingsReader.IsKnown(child.Key) && !_sections.Contains(child.Path)
        select $"{child.Path} is not a setting: correct or remove it. The settings are {string.Join(", ", SettingsReader.Names)}.";

    private IEnumerable<string> InvalidValues(ZaloConsentClientOptions options)
    {
        var path = client.Sections.LastOrDefault()?.Path;
        var variable = path is null ? "ETELECOM_API_KEY, read by your own code" : $"{path}:{nameof(options.ApiKey)}".Replace(":", "__");
        var where = path is null ? $"Zalo consent client{(client.Name.Length == 0 ? "" : $" '{client.Name}'")}: " : path + ":";
        return options.FindErrors(needsKey: client.TokenProvider is null, variable).Select(error => where + error);
    }
}

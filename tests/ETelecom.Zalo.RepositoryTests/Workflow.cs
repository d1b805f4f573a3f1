using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>A file of <c>.github/workflows</c>, and its problems.</summary>
internal sealed partial class Workflow
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    private readonly string _text;
    private readonly Document _document;

    public Workflow(string text)
    {
        _text = text;
        _document = Yaml.Deserialize<Document>(text);
    }

    /// <summary>The jobs of <c>.ci/run</c> that it calls, with those of a matrix written out.</summary>
    public IEnumerable<string> CiJobs =>
        from job in _document.Jobs.Values
        from step in job.Steps
        where step.Run?.StartsWith(".ci/run ", StringComparison.Ordinal) == true
        from name in job.Expand(step.Run![".ci/run ".Length..])
        select name;

    /// <summary>Tags are set by those who may write here anyway.</summary>
    private bool IsStartedByTagsAlone =>
        _document.On is { Count: 1 } && _document.On.GetValueOrDefault("push") is Dictionary<object, object> { Count: 1 } push && push.ContainsKey("tags");

    public IEnumerable<string> Complaints()
    {
        var contents = _document.Permissions is { Count: 1 } ? _document.Permissions.GetValueOrDefault("contents") : null;
        if (contents != "read" && !(contents == "write" && IsStartedByTagsAlone))
            yield return "permissions: contents: read, or write where only a tag starts it, and nothing else";
        if (_document.Concurrency is null) yield return "no concurrency: runs of the same branch would pile up";
        if (_document.Defaults?.Run?.GetValueOrDefault("shell") != "bash") yield return "the shell is not bash on every machine";
        if (_document.Jobs.Values.Any(job => job.Permissions is not null)) yield return "a job with permissions of its own";
        if (_document.Jobs.Values.Any(job => job.TimeoutMinutes is not (> 0 and <= 60))) yield return "a job without a time limit of an hour or less";
        var actions = _text.Split('\n').Where(line => line.Contains("uses:", StringComparison.Ordinal));
        foreach (var line in actions.Where(line => !PinnedAction().IsMatch(line)))
            yield return "not pinned by a commit, with the version behind it: " + line.Trim();
        if (_text.Contains("pull_request_target", StringComparison.Ordinal))
            yield return "pull_request_target runs a stranger's code with this repository's rights";
        if (_text.Contains("secrets.", StringComparison.Ordinal) && !_document.On.Keys.All(name => name is "schedule" or "workflow_dispatch"))
            yield return "a pull request or a push can reach secrets";
        if (_document.Jobs.Values.SelectMany(job => job.Steps).Any(step =>
            step.Uses?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true && step.With?.GetValueOrDefault("persist-credentials") != "false"))
            yield return "a checkout that leaves its token behind";
    }

    [GeneratedRegex(@"^\s*- uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();

    private sealed class Document
    {
        public Dictionary<string, object?> On { get; init; } = [];

        public Dictionary<string, string>? Permissions { get; init; }

        public Dictionary<string, string>? Concurrency { get; init; }

        public Defaults? Defaults { get; init; }

        public Dictionary<string, Job> Jobs { get; init; } = [];
    }

    private sealed class Defaults
    {
        public Dictionary<string, string>? Run { get; init; }
    }

    private sealed class Job
    {
        public object? Permissions { get; init; }

        public int? TimeoutMinutes { get; init; }

        public Strategy? Strategy { get; init; }

        public List<Step> Steps { get; init; } = [];

        public IEnumerable<string> Expand(string name) => name == "${{ matrix.job }}"
            ? Strategy!.Matrix.Job.Concat(Strategy.Matrix.Include.Select(more => more["job"]))
            : [name];
    }

    private sealed class Strategy
    {
        public Matrix Matrix { get; init; } = new();
    }

    private sealed class Matrix
    {
        public List<string> Job { get; init; } = [];

        public List<Dictionary<string, string>> Include { get; init; } = [];
    }

    private sealed class Step
    {
        public string? Uses { get; init; }

        public string? Run { get; init; }

        public Dictionary<string, string>? With { get; init; }
    }
}

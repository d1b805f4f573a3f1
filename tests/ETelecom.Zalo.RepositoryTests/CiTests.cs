using System;
using System.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>The workflows call the jobs of <c>.ci/run</c>, all of them and nothing else, with no more rights than they need.</summary>
public class CiTests
{
    private const string Sound = """
        on: { pull_request: }
        permissions: { contents: read }
        concurrency: { group: ci }
        defaults: { run: { shell: bash } }
        jobs:
          ci:
            timeout-minutes: 45
            steps:
              - uses: actions/checkout@0123456789012345678901234567890123456789 # v1.2.3
                with: { persist-credentials: false }
              - run: .ci/run lint
        """;

    private static readonly string[] Names =
        [.. Repository.Files.Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal))];

    public static TheoryData<string> Files() => [.. Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_is_pinned_and_has_no_right_that_it_does_not_need(string file) =>
        Assert.Empty(new Workflow(Repository.Read(file)).Complaints());

    [Fact]
    public void Each_job_of_the_script_is_called_by_a_workflow_and_the_reverse()
    {
        var called = Names.SelectMany(file => new Workflow(Repository.Read(file)).CiJobs);

        Assert.Equal(CiScript.Jobs.Order(), called.Order());
    }

    /// <summary>The vendor's sandbox needs a key, a release is for a tag, and the contract's tests are a part of the solution's.</summary>
    [Fact]
    public void A_run_without_a_name_skips_what_it_says_it_skips() =>
        Assert.Equal(["contract", "release", "vendor"], CiScript.Jobs.Except(CiScript.All).Order());

    [Fact]
    public void Every_project_with_slow_tests_is_run_by_a_job()
    {
        var projects = Repository.Files
            .Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
                && Repository.Read(file).Contains("Trait(\"Category\", \"Slow\")]", StringComparison.Ordinal))
            .Select(file => string.Join('/', file.Split('/')[..2]))
            .Distinct()
            .ToList();

        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Contains($"slow {project}", Repository.Read(".ci/run"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_sound_workflow_is_let_through()
    {
        var workflow = new Workflow(Sound);

        Assert.Empty(workflow.Complaints());
        Assert.Equal(["lint"], workflow.CiJobs);
    }

    [Fact]
    public void A_tag_may_make_a_release()
    {
        const string events = "on: { pull_request: }";
        string Started(string by) => Sound.ReplaceLineEndings("\n").Replace("read", "write", StringComparison.Ordinal).Replace(events, by, StringComparison.Ordinal);

        Assert.Empty(new Workflow(Started("on: { push: { tags: ['v*'] } }")).Complaints());
        Assert.Single(new Workflow(Started("on: { push: { tags: ['v*'], branches: [main] } }")).Complaints());
        Assert.Single(new Workflow(Started("on: { push: { tags: ['v*'] }, workflow_dispatch: }")).Complaints());
        Assert.Single(new Workflow(Started(events)).Complaints());
    }

    [Theory]
    [InlineData("contents: read", "contents: write", "permissions")]
    [InlineData("contents: read", "contents: read, packages: write", "permissions")]
    [InlineData("permissions: { contents: read }\n", "", "permissions")]
    [InlineData("    timeout-minutes: 45\n", "", "time limit")]
    [InlineData("timeout-minutes: 45", "permissions: write-all", "permissions of its own")]
    [InlineData("concurrency: { group: ci }\n", "", "concurrency")]
    [InlineData("shell: bash", "shell: pwsh", "bash")]
    [InlineData("0123456789012345678901234567890123456789 # v1.2.3", "v1 # v1.2.3", "not pinned")]
    [InlineData("9 # v1.2.3", "9", "not pinned")]
    [InlineData("- run:", "- uses: a/b@main\n      - run:", "not pinned")]
    [InlineData("on: { pull_request: }", "on: { pull_request_target: }", "stranger")]
    [InlineData("run: .ci/run lint", "run: echo ${{ secrets.KEY }}", "secrets")]
    [InlineData("persist-credentials: false", "fetch-depth: 0", "token")]
    public void What_a_workflow_must_not_do_is_seen(string old, string replacement, string complaint)
    {
        var changed = Sound.ReplaceLineEndings("\n").Replace(old, replacement, StringComparison.Ordinal);

        Assert.NotEqual(Sound, changed);
        Assert.Contains(new Workflow(changed).Complaints(), text => text.Contains(complaint, StringComparison.Ordinal));
    }
}

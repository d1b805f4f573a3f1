using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>When the contract is generated, from what, and what a failure leaves behind. Builds of the generator alone.</summary>
[Trait("Category", "Slow")]
public sealed class ContractGenerationTests(ContractGenerationTests.GeneratedCopy copy) : IClassFixture<ContractGenerationTests.GeneratedCopy>
{
    private const string Settings = "generator/nswag.json";
    private const string Template = "generator/Templates/Client.Class.liquid";

    [Theory]
    [InlineData(WorkingCopy.Spec)]
    [InlineData(Template)]
    [InlineData(Settings)]
    public async Task A_change_of_an_input_generates_once_and_then_no_more(string input)
    {
        (await Build()).MustSucceed();
        using var change = copy.Files.Change(input, text => text + "\n");

        Assert.Equal(1, (await Build()).MustSucceed().Generations);
        Assert.Equal(0, (await Build()).MustSucceed().Generations);
    }

    [Fact]
    public async Task A_new_time_alone_generates_nothing()
    {
        (await Build()).MustSucceed();

        copy.Files.Touch(WorkingCopy.Spec);

        Assert.Equal(0, (await Build()).MustSucceed().Generations);
    }

    /// <summary>As tar, <c>cp -p</c> and a checkout that restores times leave it.</summary>
    [Fact]
    public async Task An_older_file_in_the_place_of_the_spec_is_noticed()
    {
        (await Build()).MustSucceed();
        var spec = copy.Files.Read(WorkingCopy.Spec);
        try
        {
            copy.Files.WriteOld(WorkingCopy.Spec, Spec.At("#/components/schemas/Consent/properties/user_id").Removed().Text);

            var build = (await Build()).MustSucceed();

            Assert.Equal(1, build.Generations);
            Assert.Equal("Breaks callers: 1 change.", build.ContractReport[^1]);
        }
        finally
        {
            copy.Files.Write(WorkingCopy.Spec, spec);
        }
    }

    [Fact]
    public async Task What_is_generated_again_and_is_the_same_keeps_its_time_so_that_nothing_is_compiled_for_it()
    {
        (await Build()).MustSucceed();
        var before = File.GetLastWriteTimeUtc(copy.Files.PathTo(WorkingCopy.Contract));
        using var change = copy.Files.Change(WorkingCopy.Spec, text => text + "\n# a remark\n");

        Assert.Equal(1, (await Build()).MustSucceed().Generations);
        Assert.Equal(before, File.GetLastWriteTimeUtc(copy.Files.PathTo(WorkingCopy.Contract)));
    }

    /// <summary>Of a checkout that was built before: the two meet at the contract alone.</summary>
    [Fact]
    public async Task Two_builds_at_the_same_moment_generate_once()
    {
        (await Build()).MustSucceed();
        using var change = copy.Files.Change(WorkingCopy.Spec, _ => Spec.At("#/components/schemas/Consent/properties/user_id").Removed().Text);

        var builds = await Task.WhenAll(Build(), Build());

        Assert.All(builds, build => Assert.Equal("Breaks callers: 1 change.", build.MustSucceed().ContractReport[^1]));
        Assert.Equal(1, builds.Sum(build => build.Generations));
    }

    /// <summary>As of an IDE and a terminal that open a new checkout: both also compile the generator and the SDK.</summary>
    [Fact]
    public async Task Two_first_builds_of_the_SDK_at_the_same_moment_generate_once()
    {
        using var fresh = new WorkingCopy();
        (await fresh.Build(WorkingCopy.Sdk, "-t:Restore")).MustSucceed();

        var builds = await Task.WhenAll(fresh.Build(WorkingCopy.Sdk, "--no-restore"), fresh.Build(WorkingCopy.Sdk, "--no-restore"));

        Assert.All(builds, build => Assert.Equal(["net10.0", "netstandard2.0"], build.MustSucceed().Frameworks));
        Assert.Equal(1, builds.Sum(build => build.Generations));
        Assert.Equal(0, (await fresh.Build(WorkingCopy.Sdk, "--no-restore")).MustSucceed().Generations);
    }

    [Fact]
    public async Task Every_build_reports_a_change_until_it_is_accepted()
    {
        using var change = copy.Files.Change(WorkingCopy.Spec, _ => Spec.At("#/components/schemas/Consent/properties/user_id").Removed().Text);
        string[] report = ["The contract changed since it was reviewed:", "! Consent: field `user_id` removed: callers that read it no longer compile.", "Breaks callers: 1 change."];
        Assert.Equal(report, (await Build()).MustSucceed().ContractReport);
        Assert.Equal(report, (await Build()).MustSucceed().ContractReport);

        using var accepted = copy.Files.Change(WorkingCopy.ReviewedListing, _ => copy.Files.Read(WorkingCopy.Listing));
        Assert.Equal(["The contract is the reviewed one: no method, field or value changed."], (await Build()).MustSucceed().ContractReport);
    }

    [Fact]
    public async Task A_template_that_was_deleted_is_noticed_until_it_is_back()
    {
        (await Build()).MustSucceed();

        using (copy.Files.Remove("generator/Templates/Operation.Docs.liquid"))
        {
            var errors = (await Build()).MustFail().Errors;
            Assert.StartsWith(
                copy.Files.PathTo("generator/Templates/Client.Interface.liquid") + "(1,1): error SPEC103: The template 'Operation.Docs' is not",
                errors[0],
                StringComparison.Ordinal);
        }

        Assert.Equal(0, (await Build()).MustSucceed().Generations);
    }

    [Theory]
    [InlineData("oneOf: []", "error SPEC002: The templates cannot generate 'oneOf' under components, at #/components/oneOf.")]
    [InlineData("a: b: c", "error SPEC001: The spec is not readable YAML: ")]
    public async Task A_broken_spec_is_an_ordinary_error_with_its_line(string broken, string message)
    {
        var spec = Spec.At("#/components").Adding(broken).Text;
        var line = spec[..spec.IndexOf(broken, StringComparison.Ordinal)].Split('\n').Length;
        using var change = copy.Files.Change(WorkingCopy.Spec, _ => spec);

        var build = (await Build()).MustFail();

        Assert.Equal(0, build.Generations);
        Assert.Matches($@"^{Regex.Escape(copy.Files.PathTo(WorkingCopy.Spec))}\({line},[0-9]+\): {Regex.Escape(message)}", Assert.Single(build.Errors));
    }

    [Fact]
    public async Task A_spec_that_is_not_there_is_an_error_that_says_so()
    {
        using var gap = copy.Files.Remove(WorkingCopy.Spec);

        var errors = (await Build()).MustFail().Errors;

        Assert.Equal([copy.Files.PathTo(WorkingCopy.Spec) + "(1,1): error SPEC001: The spec is not there."], errors);
    }

    [Fact]
    public async Task A_template_that_nswag_cannot_read_is_an_error_in_its_own_words()
    {
        using var change = copy.Files.Change(Template, text => text + "{% if %}");

        var error = Assert.Single((await Build()).MustFail().Errors);

        Assert.Contains("nswag.json(1,1): error SPEC000: NSwag failed. ", error);
        Assert.Contains("Error while rendering Liquid template CSharp/Client.Class: ", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task What_failed_runs_again_and_spoils_nothing()
    {
        (await Build()).MustSucceed();
        using (copy.Files.Change(Template, text => text + "{% if %}"))
        {
            Assert.Equal(1, (await Build()).MustFail().Generations);
            Assert.Equal(1, (await Build()).MustFail().Generations);
        }

        Assert.Equal(0, (await Build()).MustSucceed().Generations);
        var files = Directory.GetFiles(copy.Files.PathTo("generator/obj/contract")).Select(Path.GetFileName);
        Assert.Equal(["ETelecom.Zalo.g.cs", "changes.txt", "errors.txt", "listing.txt", "lock", "stamp.txt"], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Neither_folder_nor_language_nor_time_zone_shows_in_the_contract()
    {
        (await Build()).MustSucceed();
        using var other = new WorkingCopy();
        var vietnam = new Dictionary<string, string> { ["LANG"] = "vi_VN.UTF-8", ["LC_ALL"] = "vi_VN.UTF-8", ["TZ"] = "Asia/Ho_Chi_Minh" };
        (await other.BuildIn(vietnam, WorkingCopy.Generator)).MustSucceed();

        var contract = await File.ReadAllBytesAsync(copy.Files.PathTo(WorkingCopy.Contract));

        Assert.Equal(await File.ReadAllBytesAsync(other.PathTo(WorkingCopy.Contract)), contract);
        Assert.DoesNotContain((byte)'\r', contract);
    }

    private Task<BuildOutput> Build() => copy.Files.Build(WorkingCopy.Generator, "--no-restore");

    public sealed class GeneratedCopy : IAsyncLifetime
    {
        public WorkingCopy Files { get; } = new();

        public async Task InitializeAsync() => (await Files.Build(WorkingCopy.Generator)).MustSucceed();

        public Task DisposeAsync()
        {
            Files.Dispose();
            return Task.CompletedTask;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using ETelecom.Zalo.TestSupport;
using Xunit;

namespace ETelecom.Zalo.RepositoryTests;

/// <summary>
/// Everything that people read is plain technical English, or Vietnamese as business software writes it: documents, messages, the contract, comments, the
/// texts and the names of the code and of the tests.
/// </summary>
public sealed class PlainWordsTests
{
    // The list itself, what others wrote, and what is no text.
    private static readonly string[] Skipped =
    [
        "tests/ETelecom.Zalo.RepositoryTests/PlainWords.cs", "tests/ETelecom.Zalo.RepositoryTests/PlainWordsTests.cs", "src/ThirdParty/Licenses/", "package-lock.json", ".png",
    ];

    // What the expressions are meant to say here, with the reason.
    private static readonly (string File, string Text, string Reason)[] Exceptions =
    [
        ("CHANGELOG.md", "Put Off", "a name that was replaced"),
        ("CHANGELOG.md", "charges at most", "a name that was replaced"),
    ];

    [Fact]
    public void People_read_plain_words() => Assert.Equal([], Found().Where(found => !IsException(found)).Select(found => $"{found.File}:{found.Line}: \"{found.Text}\": {found.Instead}"));

    [Fact]
    public void Every_exception_is_needed() =>
        Assert.All(Exceptions, exception => Assert.Contains(Found(), found => found.File == exception.File && found.Text == exception.Text));

    [Theory]
    [InlineData("/// <summary>A field that is left out.</summary>")]
    [InlineData("// A field that is\n    // left out.")]
    [InlineData("throw new InvalidOperationException(\"Nobody knows what became of it.\");")]
    [InlineData("host.Write($\"{count} rows are left.\");")]
    [InlineData("// A campaign that is gone on with.")]
    [InlineData("private void PutAside(CampaignRow row) { }")]
    [InlineData("private readonly int _underWay;")]
    [InlineData("public void A_row_that_is_left_out_is_sent() { }")]
    [InlineData("{ \"description\": \"Whose key it is.\" }")]
    [InlineData("  'arrivals.none': 'Nobody called yet.',")]
    [InlineData("export function tell(error) {")]
    [InlineData("<data name=\"StandsAlone\"><value>Alone.</value></data>")]
    [InlineData("<value>Take everything back</value>")]
    [InlineData("| `Unknown` | the vendor's pages know no more |")]
    [InlineData("x-description-vi: Dịch vụ từ chối khóa.")]
    [InlineData("<value>Đã gửi lời hỏi</value>")]
    [InlineData("<value>Bao nhiêu người đang được hỏi.</value>")]
    [InlineData("  'row.unknown': 'Chưa rõ',")]
    [InlineData("hoá đơn")]
    [InlineData("Đã huỷ.")]
    [InlineData("Yêu cầu bị từ chối.")]
    public void An_expression_of_the_list_is_found_in_every_kind_of_text(string text) => Assert.NotEmpty(PlainWords.In(text));

    [Theory]
    [InlineData("The record is looked up.")]
    [InlineData("A stand-alone program.")]
    [InlineData("Recommended: SendAgainAsync, netstandard2.0")]
    [InlineData("hóa đơn, khóa, hủy, quý khách, thanh toán")]
    [InlineData("Người nhận từ chối cho gọi.")]
    [InlineData("Chưa rõ kết quả; một số kết quả vẫn chưa rõ.")]
    public void Plain_words_are_not_found(string text) => Assert.Empty(PlainWords.In(text));

    [Fact]
    public void The_line_of_an_expression_is_known() => Assert.Equal([(3, "left out", "omitted, remaining, not sent")], PlainWords.In("One.\n\n/// Left out.").Select(found => (found.Line, found.Text.ToLowerInvariant(), found.Instead)));

    private static bool IsException((string File, int Line, string Text, string Instead) found) =>
        Exceptions.Any(exception => exception.File == found.File && exception.Text == found.Text);

    private static IEnumerable<(string File, int Line, string Text, string Instead)> Found() =>
        from file in Repository.Files.Order(StringComparer.Ordinal)
        where !Skipped.Any(skipped => file.Contains(skipped, StringComparison.Ordinal))
        from found in PlainWords.In(Repository.Read(file))
        select (file, found.Line, found.Text, found.Instead);
}

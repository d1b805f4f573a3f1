// What the SDK says in English of a field or a setting, in Vietnamese.
using System.Text.RegularExpressions;

namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    // The limits stand in the spec, and in the SDK's sentences by it: here are only the words around them. A test meets every one.
    private static readonly (Regex English, string Vietnamese)[] SdkSentences =
    [
        Sentence(
            "must be (.+) to (.+) digits with an optional \\+ in front, for example (.+)",
            "phải gồm $1 đến $2 chữ số, có thể có dấu + ở đầu, ví dụ $3"),
        Sentence("must be (.+) to (.+) digits", "phải gồm $1 đến $2 chữ số"),
        Sentence("must be at least (.+) characters long", "phải có ít nhất $1 ký tự"),
        Sentence("must be at least (.+)", "phải từ $1 trở lên"),
        Sentence("(.+) must be one of (.+)\\.", "$1 phải là một trong các giá trị $2."),
        Sentence(
            "ApiKey holds .+",
            "Khóa API có dấu xuống dòng, dấu cách hoặc ký tự ngoài ASCII: hãy chép lại khóa, không kèm gì xung quanh."),
        Sentence(
            "(.+) is not an absolute URL: .+, for example (.+)\\.",
            "$1 không phải URL đầy đủ: ghi đúng như nhà cung cấp đưa, ví dụ $2."),
        Sentence(
            "(.+) must begin with https://.+",
            "$1 phải bắt đầu bằng https:// (http:// chỉ dùng cho chính máy này), nếu không khóa sẽ bị lộ trên đường truyền."),
        Sentence(
            "(.+) must not hold a query, .+, for example (.+)\\.",
            "$1 không được có query, fragment hay tên người dùng: chỉ ghi địa chỉ, ví dụ $2."),
        Sentence(
            "(.+) lacks the path of the account: .+, for example (.+)\\.",
            "$1 thiếu phần đường dẫn của tài khoản: ghi đúng như nhà cung cấp đưa, ví dụ $2."),
    ];

    /// <summary>A field that breaks a rule of the contract, by the name that was typed.</summary>
    public string Breaks(string name, string rule) => $"{name} {OfSdk(rule)}.";

    /// <summary>A setting that the SDK refuses.</summary>
    public string OfSettings(string message) => OfSdk(message);

    private string OfSdk(string english)
    {
        if (!vietnamese) return english;
        foreach (var (sentence, translation) in SdkSentences)
        {
            if (sentence.IsMatch(english)) return sentence.Replace(english, translation);
        }

        return english;
    }

    private static (Regex English, string Vietnamese) Sentence(string english, string vietnameseText) =>
        (new Regex($"^{english}$", RegexOptions.CultureInvariant), vietnameseText);
}

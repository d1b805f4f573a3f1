using System;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Generator.Tests.Builds;

/// <summary>Builds of the SDK for one of its frameworks, from a fresh copy on.</summary>
[Trait("Category", "Slow")]
public sealed class OneFrameworkTests : IDisposable
{
    private readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    /// <summary>Every kind of field that a request and an answer can have, and texts that look like code.</summary>
    [Fact]
    public async Task Whatever_the_gate_lets_through_compiles()
    {
        // A type of its own: what the SDK makes by hand, such as Paging, cannot gain a required field.
        var spec = Spec.At("#/components/schemas/Paging/properties").Adding("all_kinds: { description: All kinds., allOf: [{ $ref: '#/components/schemas/AllKinds' }] }");
        spec = spec.PartAt("#/components/schemas").Adding(
            """
            AllKinds:
              type: object
              description: All kinds.
              externalDocs: { url: https://docs.example }
              additionalProperties: false
              required: [exact, digits, at, small, large, share, event, kind, within, texts]
              properties:
                exact: { description: A text., type: string, minLength: 2, maxLength: 5, example: abc }
                digits: { description: A number in a text., type: string, format: int64, pattern: '^[0-9]{1,19}$', x-rule: { en: digits, vi: chữ số } }
                at: { description: A time., type: string, format: date-time }
                small: { description: A whole number., type: integer, format: int32, minimum: -5, maximum: 5 }
                large: { description: A large one., type: integer, format: int64, maximum: 9007199254740992 }
                share: { description: Any number., type: number, format: double, minimum: -1.5, maximum: 1.5 }
                event: { description: A keyword of C#., type: boolean }
                kind: { description: A choice., allOf: [{ $ref: '#/components/schemas/CallType' }] }
                within: { description: An object., allOf: [{ $ref: '#/components/schemas/ConsentFilter' }] }
                texts: { description: Texts., type: array, items: { type: string } }
                choices: { description: Choices., type: array, items: { $ref: '#/components/schemas/CallType' } }
                filters: { description: Objects., type: object, additionalProperties: { $ref: '#/components/schemas/ConsentFilter' } }
            """);
        spec = spec.PartAt("#/components/schemas/PagingInfo/properties").Adding(
            """
            code: { description: 'A */ <b>tag</b> & "quotes" \ {{ Name }} {% raw %}', nullable: true, type: string }
            lines: { description: "One.\n\n  Two.", nullable: true, type: string, format: int64 }
            texts: { description: Texts., nullable: true, type: array, items: { type: string } }
            times: { description: Times., nullable: true, type: array, items: { type: string, format: date-time } }
            numbers: { description: Numbers., nullable: true, type: array, items: { type: integer, format: int32 } }
            longs: { description: Large numbers., nullable: true, type: array, items: { type: integer, format: int64 } }
            doubles: { description: Any numbers., nullable: true, type: array, items: { type: number, format: double } }
            flags: { description: Yes or no., nullable: true, type: array, items: { type: boolean } }
            kinds: { description: Choices., nullable: true, type: array, items: { $ref: '#/components/schemas/CallType' } }
            pages: { description: Objects., nullable: true, type: array, items: { $ref: '#/components/schemas/PagingInfo' } }
            text_by_name: { description: Texts., nullable: true, type: object, additionalProperties: { type: string } }
            number_by_name: { description: Numbers., nullable: true, type: object, additionalProperties: { type: integer, format: int32 } }
            kind_by_name: { description: C., nullable: true, type: object, additionalProperties: { $ref: '#/components/schemas/CallType' } }
            page_by_name: { description: O., nullable: true, type: object, additionalProperties: { $ref: '#/components/schemas/PagingInfo' } }
            """);
        _copy.Write(WorkingCopy.Spec, spec.Text);

        var build = await _copy.Build(WorkingCopy.Sdk, "-f", "net10.0");

        Assert.Equal(1, build.MustSucceed().Generations);
        Assert.Contains("IReadOnlyDictionary<string, PagingInfo>? PageByName", _copy.Read(WorkingCopy.Contract));
        Assert.Equal(["net10.0"], build.Frameworks);
    }
}

namespace ETelecom.Zalo;

/// <summary>One field of a request that breaks a rule of the contract. It never holds the field's value.</summary>
public sealed class FieldError
{
    internal FieldError(string field, string rule)
    {
        Field = field;
        Rule = rule;
    }

    /// <summary>The wire name, with the path to it: <c>phone</c>, <c>filter.oa_id</c>.</summary>
    public string Field { get; }

    /// <summary>What the field must be: <c>must be 1 to 19 digits</c>.</summary>
    public string Rule { get; }

    /// <summary>Both, as a sentence without its full stop.</summary>
    public override string ToString() => $"{Field} {Rule}";
}

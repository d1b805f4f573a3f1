namespace ETelecom.Zalo;

/// <summary>A kind of rule in the contract that a field of a request can break.</summary>
public enum FieldRule
{
    /// <summary>The field is missing.</summary>
    Required,

    /// <summary>The text does not have the form that the contract describes: <see cref="FieldError.GetFormat"/>.</summary>
    Format,

    /// <summary>The text is too short. The argument is the smallest number of characters.</summary>
    MinimumLength,

    /// <summary>The text is too long. The argument is the largest number of characters.</summary>
    MaximumLength,

    /// <summary>The number is too small. The argument is the smallest number allowed.</summary>
    Minimum,

    /// <summary>The number is too large. The argument is the largest number allowed.</summary>
    Maximum,

    /// <summary>The value is not among those allowed. The arguments are the allowed wire values.</summary>
    OneOf,
}

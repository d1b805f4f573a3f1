using System.Collections.Generic;
using System.Text.Json;

namespace ETelecom.Zalo;

/// <summary>Reads the value that the reader is on, and leaves the reader on its last token.</summary>
internal delegate T WireReader<out T>(ref Utf8JsonReader reader);

/// <summary>A generated type: it writes itself as JSON.</summary>
internal interface IWireValue
{
    void WriteTo(Utf8JsonWriter writer);
}

/// <summary>A generated open enum.</summary>
internal interface IWireChoice : IWireValue
{
    bool IsKnown { get; }

    bool IsZeroValue { get; }

    /// <summary>The known values that are allowed in a request, for messages.</summary>
    IReadOnlyList<string> Choices { get; }
}

/// <summary>A generated request: it checks itself against the contract.</summary>
internal interface IWireRequest : IWireValue
{
    IReadOnlyList<FieldError> Validate(bool knownValuesOnly);
}

namespace ETelecom.Zalo;

/// <summary>The effect of an operation: the spec's <c>x-effect</c>.</summary>
internal enum OperationEffect
{
    /// <summary>Changes nothing: it may be retried freely.</summary>
    Read,

    /// <summary>Changes something at the service, but is never charged.</summary>
    Write,

    /// <summary>Can cost money each time, and has no idempotency key.</summary>
    Charged,
}

/// <summary>One method of the service.</summary>
internal abstract class Operation(string name, string path, OperationEffect effect)
{
    public string Name { get; } = name;

    /// <summary>The service and the method, added to the base URL: <c>.Zalo/RequestConsent</c>.</summary>
    public string Path { get; } = path;

    public OperationEffect Effect { get; } = effect;
}

/// <summary>A method of the service, and how its answer is read, as the generated code describes it.</summary>
internal sealed class Operation<TResponse>(string name, string path, OperationEffect effect, WireReader<TResponse?> read)
    : Operation(name, path, effect)
    where TResponse : class
{
    public WireReader<TResponse?> Read { get; } = read;
}

namespace ETelecom.Zalo.Cli;

/// <summary>What a script learns from the tool. The numbers are a promise: <see cref="ToolCommand"/> tells them to people.</summary>
internal enum ExitCode
{
    /// <summary>The service was asked and answered.</summary>
    Done = 0,

    /// <summary>The command line, a field or a setting is wrong: nothing was sent.</summary>
    Usage = 2,

    /// <summary>The service refused the request, or took it and the record says that it failed.</summary>
    Refused = 3,

    /// <summary>The service was not reached: nothing was sent.</summary>
    NotSent = 4,

    /// <summary>The request went out and its end is not known: it may have been charged.</summary>
    Unknown = 5,

    /// <summary>A campaign stopped before its end: the same command goes on with it.</summary>
    Stopped = 6,
}

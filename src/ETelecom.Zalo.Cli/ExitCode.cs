namespace ETelecom.Zalo.Cli;

/// <summary>The result for scripts. The numbers are stable, and documented in the help of <see cref="ToolCommand"/>.</summary>
internal enum ExitCode
{
    /// <summary>The service answered.</summary>
    Done = 0,

    /// <summary>The command line, a field or a setting is invalid: nothing was sent.</summary>
    Usage = 2,

    /// <summary>The service refused the request, or accepted it and the record says that it failed.</summary>
    Refused = 3,

    /// <summary>The service could not be reached: nothing was sent.</summary>
    NotSent = 4,

    /// <summary>The request was sent and its outcome is unknown: it may have been charged.</summary>
    Unknown = 5,

    /// <summary>A campaign stopped before its end: run the same command to continue.</summary>
    Stopped = 6,
}

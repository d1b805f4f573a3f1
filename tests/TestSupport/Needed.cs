using System;
using Xunit;

namespace ETelecom.Zalo.TestSupport;

/// <summary>What a test needs beside the .NET SDK. Where it is missing the test is skipped with the reason; .ci/run lets none be missing.</summary>
public static class Needed
{
    private static readonly bool Required = Environment.GetEnvironmentVariable("REQUIRE_EVERY_TEST") == "1";

    /// <summary>Continues when it is here.</summary>
    /// <param name="isHere">Whether the machine has it.</param>
    /// <param name="otherwise">What is missing, and the command that gets it.</param>
    public static void Is(bool isHere, string otherwise)
    {
        if (Required) Assert.True(isHere, otherwise);
        Skip.IfNot(isHere, otherwise);
    }
}

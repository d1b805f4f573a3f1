using Xunit;

namespace ETelecom.Zalo.Tests;

/// <summary>Tests that measure the memory of the process: none runs beside another test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "Whole process";
}

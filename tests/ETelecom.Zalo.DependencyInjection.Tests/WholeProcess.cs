using Xunit;

namespace ETelecom.Zalo.DependencyInjection.Tests;

/// <summary>Tests that change or count something of the whole process: none runs beside another test.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeProcess
{
    public const string Name = "Whole process";
}

using System;
using System.Globalization;
using Xunit;

namespace ETelecom.Zalo.Tests.Unit;

/// <summary>CI runs all tests a second time under another culture; this sees to it that it really does.</summary>
public class CultureTests
{
    [Fact]
    public void The_culture_is_the_one_that_this_run_asked_for()
    {
        if (Environment.GetEnvironmentVariable("EXPECTED_CULTURE") is { Length: > 0 } expected) Assert.Equal(expected, CultureInfo.CurrentCulture.Name);
    }
}

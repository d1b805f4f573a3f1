using System;
using System.Linq;
using ETelecom.Zalo.Cli.Campaigns;
using Xunit;

namespace ETelecom.Zalo.Cli.Tests.Campaigns.Journals;

/// <summary>How the rows of a campaign are spread over its time.</summary>
public sealed class CourseTests
{
    [Fact]
    public void Rows_that_end_while_it_is_read_are_those_of_the_parts_at_its_ends()
    {
        var course = CampaignFigures.CourseOf((0, 599), (_, _) => [(-1, 1), (0, 2), (59, 3), (60, 4), (1000, 5)]);

        Assert.Equal(60, course.Count);
        Assert.Equal(3L, course[0].Count);
        Assert.Equal(12L, course[59].Count);
        Assert.Equal(15, course.Sum(part => part.Count));
        Assert.Equal(DateTimeOffset.UnixEpoch, course[0].From);
    }
}

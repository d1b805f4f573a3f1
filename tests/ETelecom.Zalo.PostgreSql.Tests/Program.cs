using ETelecom.Zalo.PostgreSql.Tests;

// The tests are run by the test host. Started directly, this is one of the machines that a test starts and kills.
return await Machine.RunAsync(args);

using ETelecom.Zalo.PostgreSql.Tests;

// The tests are run by the test host. By itself, this is one of the machines that a test starts and kills.
return await Machine.RunAsync(args);

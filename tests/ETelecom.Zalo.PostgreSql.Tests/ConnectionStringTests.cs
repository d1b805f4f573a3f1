using System;
using Xunit;

namespace ETelecom.Zalo.PostgreSql.Tests;

/// <summary>Both spellings of a database are read, and what is neither is in no message.</summary>
public class ConnectionStringTests
{
    [Theory]
    [InlineData("Host=db;Database=crm;Username=u;Password=p;Port=6432")]
    [InlineData("postgres://u:p@db:6432/crm")]
    [InlineData("postgresql://u:p@db:6432/crm")]
    public void Both_spellings_are_read(string text)
    {
        var settings = PostgreSqlConnectionString.Parse(text);

        Assert.Equal("db", settings.Host);
        Assert.Equal(6432, settings.Port);
        Assert.Equal("crm", settings.Database);
        Assert.Equal("u", settings.Username);
        Assert.Equal("p", settings.Password);
        Assert.True(settings.NoResetOnClose);
    }

    [Fact]
    public void A_URL_has_what_it_escapes_and_its_settings()
    {
        var settings = PostgreSqlConnectionString.Parse("postgres://a%40b:p%2Fq@db/my%20crm?sslmode=verify-full&application_name=web&Maximum%20Pool%20Size=7");

        Assert.Equal("a@b", settings.Username);
        Assert.Equal("p/q", settings.Password);
        Assert.Equal("my crm", settings.Database);
        Assert.Equal(Npgsql.SslMode.VerifyFull, settings.SslMode);
        Assert.Equal("web", settings.ApplicationName);
        Assert.Equal(7, settings.MaxPoolSize);
        Assert.Equal(5432, settings.Port);
    }

    [Fact]
    public void A_URL_has_the_certificates_and_the_settings_of_libpq_in_any_case()
    {
        var settings = PostgreSqlConnectionString.Parse("postgres://db/crm?SSLMODE=verify-ca&sslrootcert=/ca.pem&sslcert=/me.pem&sslkey=/me.key&connect_timeout=7");

        Assert.Equal(Npgsql.SslMode.VerifyCA, settings.SslMode);
        Assert.Equal("/ca.pem", settings.RootCertificate);
        Assert.Equal("/me.pem", settings.SslCertificate);
        Assert.Equal("/me.key", settings.SslKey);
        Assert.Equal(7, settings.Timeout);
    }

    [Theory]
    [InlineData("password-that-is-never-shown")]
    [InlineData("postgres:///password-that-is-never-shown")]
    [InlineData("Host=db;Pasword=password-that-is-never-shown")]
    [InlineData("Host=db;Port=password-that-is-never-shown")]
    [InlineData("Database=crm;Password=password-that-is-never-shown")]
    [InlineData("postgres://u:password-that-is-never-shown@db:x/crm")]
    [InlineData("postgres://u:password-that-is-never-shown@db/crm?nothing=1")]
    [InlineData("postgres://u:password-that-is-never-shown@db/crm?sslmode")]
    public void What_is_neither_is_refused_and_is_in_no_message(string text)
    {
        var refused = Assert.Throws<ArgumentException>(() => PostgreSqlConnectionString.Parse(text));

        Assert.DoesNotContain("never-shown", refused.ToString(), StringComparison.Ordinal);
    }
}

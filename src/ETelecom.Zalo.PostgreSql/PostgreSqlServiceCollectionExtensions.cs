using System;
using ETelecom.Zalo;
using ETelecom.Zalo.PostgreSql;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the clients of a host keep their consent intents in PostgreSQL.</summary>
public static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>Keeps the intents in the database of a connection string. The host gets a pool of connections of its own for it, which ends with the host.</summary>
    /// <param name="services">The services of the host, to which <c>AddZaloConsent</c> adds the client.</param>
    /// <param name="connectionString">The database. A password belongs in user secrets, a vault or a password file.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The connection string is not one; the message does not contain it.</exception>
    public static IServiceCollection AddPostgreSqlIntents(this IServiceCollection services, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(services);
        var settings = PostgreSqlConnectionString.Parse(connectionString);
        // A service of its own kind, so that a data source of the host stays what it is.
        services.AddSingleton(_ => new OwnDataSource(settings));
        return services.AddSingleton<IConsentIntentStore>(static provider => Create(provider, provider.GetRequiredService<OwnDataSource>().Source));
    }

    /// <summary>Keeps the intents in the database of a data source, which is never disposed here.</summary>
    /// <param name="services">The services of the host, to which <c>AddZaloConsent</c> adds the client.</param>
    /// <param name="dataSource">The database; null for the <see cref="NpgsqlDataSource"/> that the host has among its services.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddPostgreSqlIntents(this IServiceCollection services, NpgsqlDataSource? dataSource = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IConsentIntentStore>(provider => Create(provider, dataSource ?? provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static PostgreSqlConsentIntentStore Create(IServiceProvider provider, NpgsqlDataSource source) => new(source, provider.GetService<TimeProvider>());

    private sealed class OwnDataSource(NpgsqlConnectionStringBuilder settings) : IDisposable
    {
        public NpgsqlDataSource Source { get; } = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();

        public void Dispose() => Source.Dispose();
    }
}

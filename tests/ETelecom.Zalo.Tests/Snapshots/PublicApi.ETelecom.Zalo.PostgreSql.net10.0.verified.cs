namespace ETelecom.Zalo.PostgreSql
{
    public static class PostgreSqlConnectionString
    {
        public static bool IsUrl(string text) { }
        public static Npgsql.NpgsqlConnectionStringBuilder Parse(string text) { }
    }
    public sealed class PostgreSqlConsentIntentStore : ETelecom.Zalo.IConsentIntentStore
    {
        public PostgreSqlConsentIntentStore(Npgsql.NpgsqlDataSource dataSource, System.TimeProvider? timeProvider = null) { }
        public System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<ETelecom.Zalo.ConsentIntent>> FindAbandonedAsync(string account, int limit, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> FindAsync(string account, string oaId, string phone, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<ETelecom.Zalo.ConsentIntent?> TryWriteAsync(ETelecom.Zalo.ConsentIntent intent, System.TimeSpan lease, System.Threading.CancellationToken cancellationToken = default) { }
    }
    public sealed class PostgreSqlIntentAdministration
    {
        public PostgreSqlIntentAdministration(Npgsql.NpgsqlDataSource dataSource) { }
        public static string Script { get; }
        public System.Threading.Tasks.Task InitializeAsync(System.Threading.CancellationToken cancellationToken = default) { }
        [return: System.Runtime.CompilerServices.TupleElementNames(new string[] {
                "Intents",
                "Events"})]
        public System.Threading.Tasks.Task<System.ValueTuple<long, long>> PruneAsync(System.TimeSpan retention, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<ETelecom.Zalo.PostgreSql.PostgreSqlIntentStatus> ReadStatusAsync(System.Threading.CancellationToken cancellationToken = default) { }
    }
    public sealed class PostgreSqlIntentStatus : System.IEquatable<ETelecom.Zalo.PostgreSql.PostgreSqlIntentStatus>
    {
        public PostgreSqlIntentStatus(int? Version, long Checking, long InFlight, long Abandoned, long Unknown, long Ended) { }
        public long Abandoned { get; init; }
        public long Checking { get; init; }
        public long Ended { get; init; }
        public long InFlight { get; init; }
        public long Unknown { get; init; }
        public int? Version { get; init; }
    }
}
namespace Microsoft.Extensions.DependencyInjection
{
    public static class PostgreSqlServiceCollectionExtensions
    {
        public static Microsoft.Extensions.DependencyInjection.IServiceCollection AddPostgreSqlIntents(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, Npgsql.NpgsqlDataSource? dataSource = null) { }
        public static Microsoft.Extensions.DependencyInjection.IServiceCollection AddPostgreSqlIntents(this Microsoft.Extensions.DependencyInjection.IServiceCollection services, string connectionString) { }
    }
}

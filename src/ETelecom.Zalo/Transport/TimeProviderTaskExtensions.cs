#if NET
namespace System.Threading.Tasks;

/// <summary>What <c>Microsoft.Bcl.TimeProvider</c> has on .NET Standard, under the same names.</summary>
internal static class TimeProviderTaskExtensions
{
    public static Task Delay(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, clock, cancellationToken);

    public static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider clock, TimeSpan delay) => new(delay, clock);
}
#endif

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sunomi.Telemetry;

/// <summary>
/// Keeps addresses of requests out of every log, whatever its levels are set to: their queries may hold a token (hubs) or be a
/// permission in themselves (uploads, media). Traces have them without the values, metrics not at all.
/// </summary>
internal static class RequestLogs
{
    /// <summary>Writes the whole address of each request, as Information.</summary>
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static IServiceCollection KeepAddressesOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(filters =>
    {
        // The rules of a provider go before those of all providers: each that has some gets one more.
        foreach (var provider in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
        {
            filters.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.Warning, filter: null));
        }
    });
}

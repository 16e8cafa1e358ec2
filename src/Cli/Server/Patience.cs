using System.Net;
using Polly;
using Polly.Retry;

namespace Sunomi.Cli.Server;

/// <summary>
/// Every request is tried again while the server is away (a restart, a dropped connection, 408, 429, 5xx): all that is sent is safe to repeat.
/// </summary>
internal static class Patience
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="limit">how long one request is tried; then its last failure is thrown</param>
    public static ResiliencePipeline<HttpResponseMessage> For(TimeSpan limit, TimeProvider clock)
    {
        var started = clock.GetTimestamp();
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = attempt => ValueTask.FromResult(
                    clock.GetElapsedTime(started) < limit && IsPassing(attempt.Outcome, attempt.Context.CancellationToken)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = LongestPause,
            })
            .Build();
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) => outcome switch
    {
        _ when cancellationToken.IsCancellationRequested => false,
        { Exception: HttpRequestException or IOException or TaskCanceledException } => true,
        { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}

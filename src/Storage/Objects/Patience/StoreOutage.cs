using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace Sunomi.Storage.Objects;

/// <summary>Tells a store that is out of order, which passes, from an answer that stays the same.</summary>
internal static class StoreOutage
{
    /// <param name="cancellationToken">of the caller: what it cancelled is no outage, what a time limit cancelled is</param>
    public static bool Is(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AmazonServiceException { StatusCode: var status } =>
            status is 0 or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        AmazonClientException or HttpRequestException or IOException or SocketException or TimeoutException => true,
        _ => false,
    };
}

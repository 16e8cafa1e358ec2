using System.Net.Http.Headers;

namespace Sunomi.Media;

/// <summary>Reads the first bytes of a source without any media library.</summary>
internal static class SourceHead
{
    public const int Length = 4096;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <exception cref="MediaException">The source cannot be reached.</exception>
    public static async Task<byte[]> Read(MediaSource source, CancellationToken cancellationToken)
    {
        try
        {
            if (!source.IsRemote)
            {
                await using var file = new FileStream(source.Location, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                return await ReadStart(file, cancellationToken);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, source.Location);
            request.Headers.Range = new RangeHeaderValue(0, Length - 1);
            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return []; // nothing there to take a range of
            }

            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await ReadStart(body, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HttpRequestException
            || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MediaException(
                MediaFailure.Unreadable, "The uploaded file could not be read.", canRetry: true, detail: error.Message);
        }
    }

    private static async Task<byte[]> ReadStart(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[Length];
        var read = await stream.ReadAtLeastAsync(buffer, Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..read];
    }
}

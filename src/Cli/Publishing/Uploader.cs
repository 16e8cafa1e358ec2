using Sunomi.Cli.Server;

namespace Sunomi.Cli.Publishing;

/// <summary>Sends the bytes to where the server said, in one request or in parts; a part that did not arrive is sent again.</summary>
internal sealed class Uploader(HttpClient http, PublishRequest request, IProgressView view, TimeProvider clock)
{
    /// <exception cref="ServerException">the store refused, or could not be reached for as long as patience allows</exception>
    public async Task Send(UploadTarget target, CancellationToken cancellationToken)
    {
        var total = Math.Max(1, request.File.Length);
        var parts = target.Parts ?? [new UploadPart(1, target.Url, request.File.Length)];
        long offset = 0;
        foreach (var part in parts.OrderBy(part => part.Number))
        {
            var start = offset;
            await SendPart(target, part, start, sent => view.Uploading((double)(start + sent) / total), cancellationToken);
            offset += part.Size;
        }

        view.Uploading(1);
    }

    private async Task SendPart(UploadTarget target, UploadPart part, long offset, Action<long> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Patience.For(request.Patience, clock).ExecuteAsync(
                async token =>
                {
                    using var message = new HttpRequestMessage(new HttpMethod(target.Method), new Uri(request.Server, part.Url))
                    {
                        Content = new FilePartContent(request.File, offset, part.Size, request.LimitRate, progress, clock),
                    };
                    foreach (var header in target.Headers)
                    {
                        if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value))
                        {
                            message.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
                        }
                    }

                    return await http.SendAsync(message, token);
                },
                cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                var reason = await response.Content.ReadAsStringAsync(cancellationToken);
                throw new ServerException($"The store refused the upload with {(int)response.StatusCode}. {reason}".Trim());
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ServerException($"The upload to {request.Server} broke off: {exception.Message}");
        }
    }
}

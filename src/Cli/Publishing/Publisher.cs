using System.Net.WebSockets;
using Sunomi.Cli.Server;

namespace Sunomi.Cli.Publishing;

/// <summary>
/// One file from the disk to READY. Survives dropped connections and a restarted server at any point: every step can be repeated, and the
/// subscription begins with the present state.
/// </summary>
/// <param name="accounts">the folder where the account of this program is kept</param>
internal sealed class Publisher(HttpClient http, PublishRequest request, IProgressView view, string accounts, TimeProvider clock)
{
    private static readonly TimeSpan ResubscribePause = TimeSpan.FromSeconds(1);

    private readonly GraphQLClient server = new(http, request.Patience, clock);

    private VideoOperations Videos => new(server);

    /// <summary>Answers an <see cref="ExitCode"/>.</summary>
    /// <exception cref="ServerException">it could not be brought to an end</exception>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var user = await new Session(server, accounts).Open(cancellationToken);
        view.Say($"publishing {request.File.Name} as {user}");

        var title = request.Title ?? Path.GetFileNameWithoutExtension(request.File.Name);
        var (videoId, target) = await Videos.CreateUpload(request.File, title, request.Visibility, cancellationToken);
        await new Uploader(http, request, view, clock).Send(target, cancellationToken);
        await Videos.CompleteUpload(videoId, cancellationToken);

        var end = await Watch(videoId, cancellationToken);
        if (end.Status == VideoStatus.Failed)
        {
            view.Say($"failed: {end.Error?.Message}");
            return ExitCode.ProcessingFailed;
        }

        view.Say($"watch {Address(videoId)}");
        return ExitCode.Success;
    }

    private Uri Address(string videoId) => new(request.Server, $"/watch/{videoId}");

    private async Task<ProcessingState> Watch(string videoId, CancellationToken cancellationToken)
    {
        var lastHeard = clock.GetTimestamp();
        var isTold = false;
        while (true)
        {
            try
            {
                await foreach (var state in Videos.Processing(videoId, cancellationToken))
                {
                    lastHeard = clock.GetTimestamp();
                    if (state is { Playable: true, Status: VideoStatus.Processing } && !isTold)
                    {
                        isTold = true;
                        view.Say($"playable {Address(videoId)}");
                    }

                    view.Processing(state);
                    if (state.Status is VideoStatus.Ready or VideoStatus.Failed)
                    {
                        return state;
                    }
                }
            }
            catch (WebSocketException exception) when (clock.GetElapsedTime(lastHeard) > request.Patience)
            {
                throw new ServerException($"{request.Server} could not be reached: {exception.Message}");
            }
            catch (WebSocketException)
            {
                await Task.Delay(ResubscribePause, clock, cancellationToken);
            }
        }
    }
}

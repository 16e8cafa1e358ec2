using System.Net.WebSockets;
using System.Text.Json;
using Sunomi.Cli.Server;

namespace Sunomi.Cli.Publishing;

/// <summary>
/// One file from the disk to READY. Survives dropped connections and a restarted server at any point: every step can be repeated, and the
/// subscription begins with the present state.
/// </summary>
/// <param name="accounts">the folder where the account of this program is kept</param>
internal sealed class Publisher(HttpClient http, PublishRequest request, IProgressView view, string accounts, TimeProvider clock)
{
    private const string CreateUploadMutation = """
        mutation($input: CreateUploadInput!) {
          createUpload(input: $input) {
            video { id }
            upload { method url headers { name value } partSize parts { number url size } }
            errors { message }
          }
        }
        """;

    private const string CompleteUploadMutation =
        "mutation($videoId: ID!) { completeUpload(videoId: $videoId) { video { status } errors { message } } }";

    private const string ProcessingSubscription = """
        subscription($videoId: ID!) {
          videoProcessing(videoId: $videoId) { status stage percent etaSeconds renditions { name percent } playable error { message } }
        }
        """;

    private static readonly TimeSpan ResubscribePause = TimeSpan.FromSeconds(1);

    private readonly GraphQLClient server = new(http, request.Patience, clock);

    /// <summary>Answers an <see cref="ExitCode"/>.</summary>
    /// <exception cref="ServerException">it could not be brought to an end</exception>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var user = await new Session(server, accounts).Open(cancellationToken);
        view.Say($"publishing {request.File.Name} as {user}");

        var (videoId, target) = await CreateUpload(cancellationToken);
        await new Uploader(http, request, view, clock).Send(target, cancellationToken);
        Payload.Expect(await server.Ask(CompleteUploadMutation, new { videoId }, cancellationToken), "completeUpload");

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

    private async Task<(string VideoId, UploadTarget Target)> CreateUpload(CancellationToken cancellationToken)
    {
        var input = new
        {
            title = request.Title ?? Path.GetFileNameWithoutExtension(request.File.Name),
            fileName = request.File.Name,
            size = request.File.Length,
            contentType = "application/octet-stream",
            visibility = request.Visibility,
        };
        var payload = Payload.Expect(await server.Ask(CreateUploadMutation, new { input }, cancellationToken), "createUpload");
        return (payload.GetProperty("video").GetProperty("id").GetString()!,
            payload.GetProperty("upload").Deserialize<UploadTarget>(GraphQLClient.Json)!);
    }

    private async Task<ProcessingState> Watch(string videoId, CancellationToken cancellationToken)
    {
        var lastHeard = clock.GetTimestamp();
        var isTold = false;
        while (true)
        {
            try
            {
                var subscription = new SubscriptionClient(request.Server, server.AccessToken);
                await foreach (var data in subscription.Subscribe(ProcessingSubscription, new { videoId }, cancellationToken))
                {
                    lastHeard = clock.GetTimestamp();
                    var state = data.GetProperty("videoProcessing").Deserialize<ProcessingState>(GraphQLClient.Json)!;
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

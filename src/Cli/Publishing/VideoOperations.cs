using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Sunomi.Cli.Server;

namespace Sunomi.Cli.Publishing;

/// <summary>The operations of the contract that publishing takes.</summary>
internal sealed class VideoOperations(GraphQLClient server)
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

    /// <exception cref="ServerException">it was refused, or there was no answer in time</exception>
    public async Task<AnnouncedVideo> CreateUpload(FileInfo file, string title, string visibility, CancellationToken cancellationToken)
    {
        var input = new { title, fileName = file.Name, size = file.Length, contentType = "application/octet-stream", visibility };
        var payload = Payload.Expect(await server.Ask(CreateUploadMutation, new { input }, cancellationToken), "createUpload");
        return new AnnouncedVideo(
            payload.GetProperty("video").GetProperty("id").GetString()!, payload.GetProperty("upload").Deserialize<UploadTarget>(GraphQLClient.Json)!);
    }

    /// <exception cref="ServerException">it was refused, or there was no answer in time</exception>
    public async Task CompleteUpload(string videoId, CancellationToken cancellationToken) =>
        Payload.Expect(await server.Ask(CompleteUploadMutation, new { videoId }, cancellationToken), "completeUpload");

    /// <summary>How it goes, the present state first.</summary>
    /// <exception cref="WebSocketException">the connection was lost: ask again</exception>
    /// <exception cref="ServerException">the server refused</exception>
    public async IAsyncEnumerable<ProcessingState> Processing(string videoId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subscription = new SubscriptionClient(server.Server, server.AccessToken);
        await foreach (var data in subscription.Subscribe(ProcessingSubscription, new { videoId }, cancellationToken))
        {
            yield return data.GetProperty("videoProcessing").Deserialize<ProcessingState>(GraphQLClient.Json)!;
        }
    }
}

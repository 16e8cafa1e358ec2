using Sunomi.Cli.Publishing;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>To the signed addresses, as fast as it goes, then <c>completeUpload</c>.</summary>
internal sealed class SignedWay(HttpClient http) : IWay
{
    private const string CompleteUpload = "mutation($videoId: ID!) { completeUpload(videoId: $videoId) { video { status } errors { message } } }";

    public async Task Send(FileInfo file, GraphQLClient server, Announced video, Action<double> sent)
    {
        var request = new PublishRequest(file, Title: null, server.Server, Visibility: "PUBLIC", LimitRate: null, TimeSpan.FromMinutes(1));
        await new Uploader(http, request, new Fractions(sent), TimeProvider.System).Send(video.Target, CancellationToken.None);
        Payload.Expect(await server.Ask(CompleteUpload, new { videoId = video.VideoId }, CancellationToken.None), "completeUpload");
    }

    private sealed class Fractions(Action<double> sent) : IProgressView
    {
        public void Say(string line)
        {
        }

        public void Uploading(double fraction) => sent(fraction);

        public void Processing(ProcessingState state)
        {
        }
    }
}

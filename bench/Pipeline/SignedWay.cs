using Sunomi.Cli.Publishing;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>To the signed addresses, as fast as it goes, then <c>completeUpload</c>.</summary>
internal sealed class SignedWay(HttpClient http) : IWay
{
    public async Task Send(FileInfo file, GraphQLClient server, AnnouncedVideo video, Action<double> sent)
    {
        var request = new PublishRequest(file, Title: null, server.Server, Visibility: "PUBLIC", LimitRate: null, TimeSpan.FromMinutes(1));
        await new Uploader(http, request, new Fractions(sent), TimeProvider.System).Send(video.Target, CancellationToken.None);
        await new VideoOperations(server).CompleteUpload(video.VideoId, CancellationToken.None);
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

using System.Diagnostics;
using Sunomi.Cli.Publishing;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>One video as a client sees it: announced, watched from then on, sent, and watched to its end.</summary>
internal sealed class Publication(GraphQLClient server, FileInfo file)
{
    private readonly VideoOperations videos = new(server);
    private readonly List<(long At, ProcessingState State)> heard = [];
    private long lastByte;

    public async Task<Seen> Run(IWay way)
    {
        var video = await videos.CreateUpload(file, "bench", "PUBLIC", CancellationToken.None);
        var watching = Watch(video.VideoId);
        await way.Send(file, server, video, fraction => lastByte = fraction >= 1 && lastByte == 0 ? Stopwatch.GetTimestamp() : lastByte);
        await watching;

        var promises = new Promises();
        foreach (var (at, state) in heard.Where(moment => moment.At > lastByte))
        {
            promises.Take(AfterLastByte(at), state.Percent, state.EtaSeconds);
        }

        return new Seen(AfterLastByte(heard.First(moment => moment.State.Playable).At), AfterLastByte(heard[^1].At), promises);
    }

    private double AfterLastByte(long moment) => (moment - lastByte) / (double)Stopwatch.Frequency;

    private async Task Watch(string videoId)
    {
        await foreach (var state in videos.Processing(videoId, CancellationToken.None))
        {
            heard.Add((Stopwatch.GetTimestamp(), state));
            if (state.Status == VideoStatus.Failed)
            {
                throw new InvalidOperationException($"The clip could not be published: {state.Error?.Message}");
            }

            if (state.Status == VideoStatus.Ready)
            {
                return;
            }
        }
    }
}

/// <param name="Playable">seconds after the last byte; below 0: before it</param>
/// <param name="Ready">seconds after the last byte</param>
/// <param name="Promises">what was said of the progress after the last byte</param>
internal sealed record Seen(double Playable, double Ready, Promises Promises);

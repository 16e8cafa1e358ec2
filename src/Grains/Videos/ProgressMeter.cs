using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>
/// Turns what workers report into what a person is shown. In memory only: an activation starts from the percentage that the state
/// noted last. Percentages never fall within a generation, also when a task starts again on another worker.
/// </summary>
internal sealed class ProgressMeter
{
    /// <summary>What is written ahead, in points: small enough not to mislead after a crash, large enough to write seldom.</summary>
    private const double Step = 5;

    /// <summary>Stills and playlists take about this long whatever the video.</summary>
    private static readonly TimeSpan Finishing = TimeSpan.FromSeconds(1.5);

    private readonly Dictionary<TranscodeTaskId, Report> reports = [];
    private readonly SpeedGauge speed = new();
    private int generation;
    private double shown;
    private double rungsShown;

    /// <summary>False: an older report than one seen before.</summary>
    public bool Take(TranscodeTaskId task, long token, long sequence, double fraction)
    {
        if (reports.TryGetValue(task, out var last) && (token, sequence).CompareTo((last.Token, last.Sequence)) <= 0)
        {
            return false;
        }

        reports[task] = new Report(token, sequence, double.IsFinite(fraction) ? Math.Clamp(fraction, 0, 1) : 0);
        return true;
    }

    /// <summary>Not null: more has been done than the state allows to be shown; note this first.</summary>
    public double? ToNote(VideoState state, VideoId video)
    {
        if (state.Processing is not { } processing)
        {
            return null;
        }

        var percent = ProgressShares.Percent(processing, task => FractionOf(processing, task, video));
        return percent > processing.NotedPercent ? Math.Min(100, Math.Ceiling(percent / Step) * Step) : null;
    }

    public VideoProcessing Read(VideoState state, VideoId video, DateTimeOffset now)
    {
        if (generation != state.Generation)
        {
            generation = state.Generation;
            shown = state.Processing?.NotedPercent ?? 0;
            rungsShown = 0;
            foreach (var old in reports.Keys.Where(task => task.Generation != generation).ToArray())
            {
                reports.Remove(old);
            }

            speed.Reset();
        }

        var stage = StageOf(state);
        var (percent, rungs, eta) = state.Processing is { } processing ? Measure(state, processing, stage, video, now) : (0, [], null);
        return new VideoProcessing(video, state.Status, stage, percent, eta, rungs, Playable: state.Playback is not null, state.Error, PlayableSeconds(state));
    }

    private static double PlayableSeconds(VideoState state) => state switch
    {
        { Playback: null } => 0,
        { Playback.Complete: false, Processing: { } processing } =>
            Math.Round(Math.Min(state.DurationSeconds ?? 0, state.Playback.Segments * processing.SegmentSeconds), 3),
        _ => state.DurationSeconds ?? 0,
    };

    private (double Percent, RenditionProgress[] Rungs, double? Eta) Measure(
        VideoState state, ProcessingState processing, ProcessingStage stage, VideoId video, DateTimeOffset now)
    {
        if (state.Status == VideoStatus.Ready)
        {
            return (100, RungsAt(processing, 100), 0);
        }

        double Fraction(ProcessingTask task) => FractionOf(processing, task, video);
        shown = Math.Max(shown, Math.Min(ProgressShares.Percent(processing, Fraction), processing.NotedPercent));
        rungsShown = Math.Max(rungsShown, 100 * ProgressShares.OfRungs(processing, Fraction));
        TaskWork[] works =
        [
            .. processing.Tasks.Where(task => task.Weight > 0).Select(task => new TaskWork(
                task.Kind, task.Index, task.Urgency, task.Weight, Fraction(task), reports.ContainsKey(IdOf(processing, task, video)))),
        ];
        var eta = stage switch
        {
            // nobody knows how fast the rest comes
            _ when state.Status == VideoStatus.Uploading => null,
            ProcessingStage.Transcoding => speed.TimeFor(works, now) + Finishing,
            ProcessingStage.Finishing => Finishing,
            _ => default(TimeSpan?),
        };
        return (Math.Round(shown, 2), RungsAt(processing, Math.Round(Math.Min(100, rungsShown), 2)), eta?.TotalSeconds);
    }

    private double FractionOf(ProcessingState processing, ProcessingTask task, VideoId video) =>
        task.IsDone ? 1
        : reports.TryGetValue(IdOf(processing, task, video), out var report) ? report.Fraction
        : 0;

    private static TranscodeTaskId IdOf(ProcessingState processing, ProcessingTask task, VideoId video) =>
        new(video, processing.Generation, task.Kind, task.Index);

    private static RenditionProgress[] RungsAt(ProcessingState processing, double percent) =>
        [.. processing.Rungs.Select(rung => new RenditionProgress(rung.Name, Math.Min(rung.Width, rung.Height), percent))];

    private static ProcessingStage StageOf(VideoState state) => state.Status switch
    {
        VideoStatus.Uploading when state.Processing is not { IsPlanned: true } => ProcessingStage.Waiting,
        VideoStatus.Uploading or VideoStatus.Processing when state.Processing is { } processing =>
            processing.IsFinishing ? ProcessingStage.Finishing
            : processing.IsPlanned ? ProcessingStage.Transcoding
            : processing.Tasks.Any(task => task.Starts > 0) ? ProcessingStage.Probing
            : ProcessingStage.Waiting,
        _ => ProcessingStage.Done,
    };

    private readonly record struct Report(long Token, long Sequence, double Fraction);
}

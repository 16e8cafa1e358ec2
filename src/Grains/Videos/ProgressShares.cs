using Sunomi.Transcoding;

namespace Sunomi.Videos;

/// <summary>What part of the whole each kind of task is, in points of a hundred.</summary>
internal static class ProgressShares
{
    private const double Probe = 2;
    private const double Encode = 94;
    private const double Stills = 2;
    private const double Package = 2;

    /// <param name="fraction">how much of a task is done, 0 to 1</param>
    public static double Percent(ProcessingState processing, Func<ProcessingTask, double> fraction)
    {
        var percent = 0.0;
        foreach (var task in processing.Tasks)
        {
            percent += fraction(task) * task.Kind switch
            {
                TranscodeTaskKind.Probe => Probe,
                TranscodeTaskKind.Stills => Stills,
                TranscodeTaskKind.Package => Package,
                _ => Encode * task.Weight,
            };
        }

        return Math.Clamp(percent, 0, 100);
    }

    /// <summary>How much of the video every rendition has, 0 to 1: the tasks that make chunks make them in all renditions.</summary>
    public static double OfRungs(ProcessingState processing, Func<ProcessingTask, double> fraction)
    {
        var chunks = processing.Chunks().ToArray();
        var segments = chunks.Sum(task => task.SegmentCount);
        return segments == 0 ? 0 : chunks.Sum(task => task.SegmentCount * fraction(task)) / segments;
    }
}

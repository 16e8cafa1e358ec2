namespace Sunomi.Media;

/// <summary>Which tracks and chapters of a source are kept, and how they are named.</summary>
internal static class TrackList
{
    private const int MostChapters = 500;

    /// <param name="endOf">Where the last packet of a stream ends, in seconds after the start; null without packets.</param>
    public static IEnumerable<AudioTrack> Sounds(ProbedMedia media, int most, Func<ProbedStream, double?> endOf)
    {
        var usable = media.Sounds.Where(stream => stream.IsUsableSound && endOf(stream) is > 0).Take(most).ToArray();
        var main = Math.Max(0, Array.FindIndex(usable, stream => stream.IsDefault));
        foreach (var (index, stream) in usable.Index())
        {
            yield return new AudioTrack(
                index, stream.Index, Languages.Tag(stream.Tag("language")), Words.Label(stream.Tag("title")), index == main, endOf(stream)!.Value, 0);
        }
    }

    public static IEnumerable<SubtitleTrack> Texts(ProbedMedia media, int most)
    {
        var usable = media.Texts.Where(stream => stream.IsText).Take(most).ToArray();
        // at most one is shown without being asked for
        var main = Array.FindIndex(usable, stream => stream.IsDefault);
        foreach (var (index, stream) in usable.Index())
        {
            yield return new SubtitleTrack(
                index,
                stream.Index,
                Languages.Tag(stream.Tag("language")),
                Words.Label(stream.Tag("title")),
                index == main,
                stream.IsForced,
                stream.IsForTheDeaf);
        }
    }

    /// <param name="seconds">Length of the video: what lies behind it is left out.</param>
    public static IEnumerable<Chapter> Chapters(ProbedMedia media, double seconds)
    {
        var found = (media.Chapters ?? [])
            .Select(chapter => (Start: (ProbedStream.Seconds(chapter.StartTime) ?? 0) - media.Format!.StartSeconds, Title: chapter.Tags?.GetValueOrDefault("title")))
            .Where(chapter => chapter.Start < seconds)
            .Select(chapter => chapter with { Start = Math.Max(0, chapter.Start) })
            .OrderBy(chapter => chapter.Start)
            .DistinctBy(chapter => chapter.Start)
            .Take(MostChapters)
            .ToArray();
        // one chapter for all, as some programs write it, is none
        return found.Length < 2
            ? []
            : found.Select((chapter, index) => new Chapter(chapter.Start, Words.Label(chapter.Title) ?? $"Chapter {index + 1}"));
    }
}

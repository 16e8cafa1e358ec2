using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sunomi.Media;

/// <summary>
/// All that an encode depends on besides the source itself: who carries it out, where and how often, makes no difference to the bytes.
/// Frame n of the output stands at n / <see cref="FrameRate"/> seconds after the source's start.
/// </summary>
/// <param name="Width">Display width in pixels: after rotation, with square pixels.</param>
/// <param name="Height">Display height in pixels.</param>
/// <param name="TotalFrames">Frames of each rendition, at least 1.</param>
/// <param name="GopFrames">Distance of keyframes.</param>
/// <param name="SegmentFrames">Frames of a segment, whole GOPs; only the last one differs.</param>
/// <param name="Rungs">Renditions: those of H.264, lowest first, then those of other codecs.</param>
/// <param name="Chunks">Parts of the video that are encoded apart, in order and without gaps.</param>
/// <param name="AudioTracks">Empty for a silent video.</param>
public sealed record EncodePlan(
    int Width,
    int Height,
    FrameRate FrameRate,
    long TotalFrames,
    int GopFrames,
    int SegmentFrames,
    SourcePicture Picture,
    EncoderSettings Encoder,
    IReadOnlyList<Rung> Rungs,
    IReadOnlyList<VideoChunk> Chunks,
    IReadOnlyList<AudioTrack> AudioTracks)
{
    /// <summary>Seconds, of all tracks.</summary>
    private const double LittleSound = 60;

    /// <summary>
    /// Made of a part of the file and of what that says of its length: where picture and sound end, and so the last chunk, is only known when it is whole.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>Null when nothing is made ahead of the chunks.</summary>
    public Opening? Opening { get; init; }

    /// <summary>Text tracks of the file that become WebVTT.</summary>
    public IReadOnlyList<SubtitleTrack> Subtitles { get; init; } = [];

    /// <summary>Chapters that the file has, in order.</summary>
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>The opening is the first chunk. False: the first chunk lacks in some renditions what the opening made.</summary>
    [JsonIgnore]
    public bool OpensWithChunk => Opening?.RungCount == Rungs.Count;

    /// <summary>What the opening encodes. Its index is that of the first chunk where it is as long, else the one before.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [JsonIgnore]
    public VideoChunk OpeningChunk
    {
        get
        {
            var opening = Opening ?? throw new InvalidOperationException("The plan has no opening.");
            var frames = SegmentGrid.StartOf(this, opening.Segments) + SegmentGrid.FramesOf(this, opening.Segments);
            return new VideoChunk(opening.Segments == Chunks[0].SegmentCount ? 0 : -1, 0, frames, 1, opening.Segments, SeekSeconds: null, opening.Weight);
        }
    }

    /// <summary>The opening in its renditions; empty without one.</summary>
    [JsonIgnore]
    public IReadOnlyList<RungPart> OpeningParts => Opening is null ? [] : [.. Rungs.Take(Opening.RungCount).Select(rung => new RungPart(rung, OpeningChunk))];

    /// <summary>All that is encoded apart, in order: the chunks, and before them an opening that is not the first of them.</summary>
    [JsonIgnore]
    public IEnumerable<VideoChunk> Encodes => Opening is null || OpensWithChunk ? Chunks : Chunks.Prepend(OpeningChunk);

    /// <summary>What a chunk makes of each rendition: all of itself, or what is behind the opening, if there is any; nothing when the opening is the chunk.</summary>
    public IReadOnlyList<RungPart> PartsOf(int chunk) =>
    [
        .. Rungs.Select((rung, index) => new RungPart(rung, chunk == 0 && index < Opening?.RungCount ? BehindOpening() : Chunks[chunk]))
            .Where(part => part.Frames.SegmentCount > 0),
    ];

    /// <summary>There is sound, and so little of it that starting a process for it takes longer than making it.</summary>
    [JsonIgnore]
    public bool HasLittleSound => AudioTracks.Count > 0 && AudioTracks.Count * DurationSeconds <= LittleSound;

    /// <summary>
    /// True: both plans come to the same bytes, in what both know. An open one does not know the end. From which keyframe a chunk is read makes no
    /// difference to the bytes.
    /// </summary>
    public bool MakesTheSameAs(EncodePlan other) => IsOpen || other.IsOpen
        ? TextBut(this) == TextBut(other)
        : Text(this) == Text(other) && AudioTracks.Zip(other.AudioTracks).All(pair => pair.First.EndsLike(pair.Second));

    private VideoChunk BehindOpening()
    {
        var (first, opening) = (Chunks[0], OpeningChunk);
        return first with
        {
            StartFrame = opening.FrameCount,
            FrameCount = first.FrameCount - opening.FrameCount,
            FirstSegment = opening.SegmentCount + 1,
            SegmentCount = first.SegmentCount - opening.SegmentCount,
        };
    }

    private static string Text(EncodePlan plan) =>
        JsonSerializer.Serialize(plan with
        {
            Chunks = [.. plan.Chunks.Select(chunk => chunk with { SeekSeconds = null })],
            AudioTracks = [.. plan.AudioTracks.Select(track => track with { EndSeconds = 0 })],
        });

    /// <summary>Without what depends on where exactly it ends. The segments are counted: which one is the last decides how all chunks are cut.</summary>
    private static string TextBut(EncodePlan plan)
    {
        var opening = plan.Opening is null ? null : plan.OpeningChunk with { Weight = 0 };
        return Text(plan with
        {
            IsOpen = true,
            TotalFrames = 0,
            Picture = plan.Picture with { EndSeconds = 0 },
            Chunks = [.. plan.Chunks.Select(chunk => chunk with { FrameCount = chunk == plan.Chunks[^1] ? 0 : chunk.FrameCount, Weight = 0 })],
            AudioTracks = [.. plan.AudioTracks.Select(track => track with { Weight = 0 })],
            Opening = plan.Opening is null ? null : plan.Opening with { Weight = 0 },
            Chapters = [],
        }) + JsonSerializer.Serialize(opening);
    }

    [JsonIgnore]
    public TimeSpan Duration => TimeSpan.FromSeconds(DurationSeconds);

    [JsonIgnore]
    public double DurationSeconds => (double)TotalFrames * FrameRate.Denominator / FrameRate.Numerator;

    /// <summary>The rendition whose segments make a poster: the highest of at most 720 lines, else the lowest.</summary>
    [JsonIgnore]
    public Rung PosterRung =>
        Rungs.LastOrDefault(rung => rung.Codec == VideoCodec.H264 && Math.Min(rung.Width, rung.Height) <= 720) ?? Rungs[0];
}

/// <summary>
/// The first segments, made by a process of its own before everything else, so that there is something to play: in all renditions, and then they are the first
/// chunk, or in the lowest alone, and then the first chunk goes on behind them there.
/// </summary>
/// <param name="Weight">Share of the whole work.</param>
/// <param name="RungCount">Renditions of the plan that it is made in, from the first on: one, or all.</param>
public sealed record Opening(double Weight, int Segments, int RungCount = 1);

/// <summary>One rendition of the picture.</summary>
/// <param name="Name">Folder and label, such as <c>720p</c> or <c>720p60</c>.</param>
/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
/// <param name="MaxRate">Ceiling in bits per second.</param>
/// <param name="Crf">Quality in the terms of the codec's encoder.</param>
/// <param name="Level">H.264 level times ten, such as 40; 0 where the encoder chooses.</param>
public sealed record Rung(string Name, int Width, int Height, double Crf, int MaxRate, int Level, VideoCodec Codec = VideoCodec.H264);

/// <summary>What a rendition of the picture is encoded with, in the order in which players are offered it.</summary>
public enum VideoCodec
{
    /// <summary>Everybody can play it.</summary>
    H264,
    Hevc,
    Av1,
}

/// <summary>What one process encodes of a rendition.</summary>
public sealed record RungPart(Rung Rung, VideoChunk Frames);

/// <summary>A part of the video that one process encodes.</summary>
/// <param name="StartFrame">First frame of the output.</param>
/// <param name="FirstSegment">Number of its first segment, counted from 1 over the whole video.</param>
/// <param name="SegmentCount">Segments that it makes of each rendition.</param>
/// <param name="SeekSeconds">Where to start reading the source, in seconds after its start; null reads from the beginning.</param>
/// <param name="Weight">Share of the whole work, audio included; all weights add up to 1.</param>
public sealed record VideoChunk(
    int Index,
    long StartFrame,
    long FrameCount,
    int FirstSegment,
    int SegmentCount,
    double? SeekSeconds,
    double Weight)
{
    /// <summary>What must be decoded before the first frame: from the keyframe on, which in some files is the only one.</summary>
    public TimeSpan LeadIn(FrameRate frameRate) =>
        TimeSpan.FromSeconds(Math.Max(0, (StartFrame / frameRate.PerSecond) - (SeekSeconds ?? 0)));
}

/// <summary>A sound track of the source, made into AAC stereo.</summary>
/// <param name="StreamIndex">ffmpeg's number of the stream.</param>
/// <param name="Language">BCP 47, such as <c>en</c>; null when the file does not say.</param>
/// <param name="EndSeconds">Where its last packet ends, in seconds after the source's start.</param>
/// <param name="Weight">Share of the whole work.</param>
public sealed record AudioTrack(int Index, int StreamIndex, string? Language, string? Title, bool IsDefault, double EndSeconds, double Weight)
{
    /// <summary>Seconds by which its end may differ from what was said of it: so much more or less silence is there to fill up with.</summary>
    private const double Rounding = 0.05;

    /// <summary>Folder of its segments.</summary>
    [JsonIgnore]
    public string Name => $"audio-{Index}";

    /// <summary>Both end where the same silence fills up what is missing of either.</summary>
    internal bool EndsLike(AudioTrack other) => Math.Abs(EndSeconds - other.EndSeconds) < Rounding;
}

/// <summary>A text track of the source.</summary>
/// <param name="StreamIndex">ffmpeg's number of the stream.</param>
/// <param name="Language">BCP 47; null when the file does not say.</param>
/// <param name="IsForced">Only what is needed to follow the picture.</param>
/// <param name="DescribesSounds">For those who do not hear.</param>
public sealed record SubtitleTrack(
    int Index, int StreamIndex, string? Language, string? Title, bool IsDefault, bool IsForced, bool DescribesSounds)
{
    /// <summary>Folder of its files.</summary>
    [JsonIgnore]
    public string Name => $"subtitles-{Index}";
}

/// <summary>A chapter of the source; it goes on to the next one.</summary>
/// <param name="StartSeconds">After the source's start.</param>
/// <param name="Title">One line, never empty.</param>
public sealed record Chapter(double StartSeconds, string Title);

/// <summary>What the filters must know about the source's picture.</summary>
/// <param name="StreamIndex">ffmpeg's number of the stream; of the sound where the picture is drawn from it.</param>
/// <param name="EndSeconds">Where its last frame ends, in seconds after the source's start.</param>
/// <param name="Interlaced">Fields are woven into frames (yadif).</param>
/// <param name="HdrTransfer">ffmpeg's name of PQ or HLG when the picture must be mapped to standard range; null when it is.</param>
/// <param name="Rgb">Needs a colour matrix of our choice.</param>
public sealed record SourcePicture(
    int StreamIndex, double EndSeconds, bool Interlaced, string? HdrTransfer, bool Rgb, PictureKind Kind = PictureKind.Video);

/// <summary>Where the picture comes from.</summary>
public enum PictureKind
{
    /// <summary>The file has one.</summary>
    Video,

    /// <summary>The file is sound with a cover picture, which is shown all the time.</summary>
    Cover,

    /// <summary>The file is sound alone: its wave is drawn.</summary>
    Waveform,
}

/// <summary>What the encoders are told, fixed when planned.</summary>
/// <param name="AudioBitRate">Bits per second.</param>
public sealed record EncoderSettings(string Preset, int Threads, int AudioBitRate);

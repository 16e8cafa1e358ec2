using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sunomi.Media;

/// <summary>What <c>ffprobe -show_streams -show_format -of json</c> says, as far as it is used.</summary>
internal sealed record ProbedMedia(IReadOnlyList<ProbedStream>? Streams, ProbedFormat? Format, IReadOnlyList<ProbedChapter>? Chapters)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static ProbedMedia? Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ProbedMedia>(json, Json);

    /// <summary>The picture: the stream that the file marks as default, else the first; cover pictures do not count.</summary>
    public ProbedStream? Picture => Of("video").Where(stream => !stream.IsAttachedPicture).OrderByDescending(stream => stream.IsDefault).FirstOrDefault();

    public IEnumerable<ProbedStream> Sounds => Of("audio");

    /// <summary>The picture that came with the sound, such as the cover of an album; the file's best.</summary>
    public ProbedStream? Cover =>
        Of("video").Where(stream => stream.IsAttachedPicture && stream is { Width: > 0, Height: > 0 }).MaxBy(stream => (long)stream.Width! * stream.Height);

    public IEnumerable<ProbedStream> Texts => Of("subtitle");

    private IEnumerable<ProbedStream> Of(string type) => (Streams ?? []).Where(stream => stream.CodecType == type);
}

internal sealed record ProbedFormat(string? FormatName, string? StartTime, string? Duration)
{
    public double StartSeconds => ProbedStream.Seconds(StartTime) ?? 0;

    public double? DurationSeconds => ProbedStream.Seconds(Duration);

    public bool Is(string name) => FormatName?.Split(',').Contains(name) ?? false;
}

internal sealed record ProbedStream(
    int Index,
    string? CodecType,
    string? CodecName,
    int? Width,
    int? Height,
    string? PixFmt,
    string? SampleAspectRatio,
    string? FieldOrder,
    string? ColorTransfer,
    string? RFrameRate,
    string? AvgFrameRate,
    string? TimeBase,
    string? StartTime,
    string? Duration,
    string? NbFrames,
    int? SampleRate,
    int? Channels,
    Dictionary<string, int>? Disposition,
    Dictionary<string, string>? Tags,
    IReadOnlyList<ProbedSideData>? SideDataList,
    string? Id = null)
{
    public bool IsAttachedPicture => Has("attached_pic") || Has("timed_thumbnails") || Has("still_image");

    public bool IsDefault => Has("default");

    public bool IsForced => Has("forced");

    public bool IsForTheDeaf => Has("hearing_impaired") || Has("captions");

    public bool IsUsableSound => SampleRate > 0 && Channels > 0 && CodecName is not (null or "unknown" or "none");

    /// <summary>Subtitles that are letters; those that are pictures cannot become WebVTT.</summary>
    public bool IsText => CodecName is "subrip" or "srt" or "ass" or "ssa" or "webvtt" or "mov_text" or "text" or "microdvd" or "subviewer" or "sami";

    public double? DurationSeconds => Seconds(Duration);

    public double StartSeconds => Seconds(StartTime) ?? 0;

    /// <summary>Length of a tick of its times in seconds.</summary>
    public double Tick => Fraction(TimeBase) is { } timeBase ? (double)timeBase.Numerator / timeBase.Denominator : 1.0 / 1000;

    /// <summary>Frames as the header says.</summary>
    public double? FrameCount => Seconds(NbFrames);

    public string? Tag(string name) =>
        Tags?.FirstOrDefault(tag => string.Equals(tag.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Counter-clockwise degrees of the display matrix; 0 without one.</summary>
    public double Rotation => SideDataList?.FirstOrDefault(data => data.Rotation is not null)?.Rotation ?? 0;

    public static double? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Reads <c>a/b</c> or <c>a:b</c>; null when it is missing, zero or endless.</summary>
    public static (int Numerator, int Denominator)? Fraction(string? text)
    {
        var parts = text?.Split('/', ':');
        return parts is { Length: 2 }
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0 && denominator > 0
                ? (numerator, denominator)
                : null;
    }

    private bool Has(string disposition) => Disposition?.GetValueOrDefault(disposition) == 1;
}

internal sealed record ProbedSideData(double? Rotation);

internal sealed record ProbedChapter(string? StartTime, Dictionary<string, string>? Tags);

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sunomi.Media;

/// <summary>What <c>ffprobe -show_streams -show_format -of json</c> says, as far as it is used.</summary>
internal sealed record ProbedMedia(IReadOnlyList<ProbedStream>? Streams, ProbedFormat? Format)
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
    IReadOnlyList<ProbedSideData>? SideDataList)
{
    public bool IsAttachedPicture => Has("attached_pic") || Has("timed_thumbnails") || Has("still_image");

    public bool IsDefault => Has("default");

    public double? DurationSeconds => Seconds(Duration);

    public double StartSeconds => Seconds(StartTime) ?? 0;

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

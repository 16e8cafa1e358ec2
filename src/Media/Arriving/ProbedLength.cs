using System.Globalization;

namespace Sunomi.Media;

/// <summary>What Matroska, WebM and FLV say of their length: ffprobe understands it of any part.</summary>
internal sealed class ProbedLength : IDeclaredLength
{
    public bool IsSearched => true;

    /// <param name="head">The first bytes of the file.</param>
    public static bool Reads(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) || head.StartsWith("FLV\u0001"u8);

    public MediaSource Readable(MediaSource part) => part;

    public double? Of(ProbedMedia part) => part.Format!.Is("matroska") || part.Format.Is("flv") ? part.Format.DurationSeconds : null;

    /// <summary>
    /// What ffprobe guesses of a file that does not say, from the rates of its tracks, it says of each track, too. What the file says it does not, but of a track
    /// that has hardly begun.
    /// </summary>
    public bool IsGuess(ProbedMedia part) => part.Streams!.All(stream => stream.DurationSeconds is not null);

    public double EndOf(ProbedStream stream, double delay, double whole) => Math.Min(whole, EndIn(stream.Tag("DURATION")) ?? whole);

    /// <summary>As many programs write it, <c>00:00:24.023000000</c>, in the time of the file.</summary>
    private static double? EndIn(string? tag) =>
        tag is { Length: 18 } && TimeSpan.TryParseExact(tag[..16], "c", CultureInfo.InvariantCulture, out var end) ? end.TotalSeconds : null;
}

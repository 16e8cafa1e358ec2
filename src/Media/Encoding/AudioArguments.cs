using System.Globalization;

namespace Sunomi.Media;

/// <summary>What makes one AAC track of the whole source, exactly as long as the picture: the command line, or its part of that of an opening.</summary>
internal static class AudioArguments
{
    public const int SampleRate = 48_000;

    /// <summary>Samples of one AAC frame, and of silence that the encoder puts in front.</summary>
    public const int FrameSamples = 1024;

    /// <summary>
    /// Samples that must have been read beyond the end of a segment, at most, before all of it comes out: what decoder, filters and encoder look ahead,
    /// a fragment of the output, and the frame that a segment is cut at.
    /// </summary>
    public const int HeldBack = SampleRate * 3 / 4;

    private const int FragmentMicroseconds = 500_000;

    /// <summary>Samples of the whole track: enough for one frame after the encoder's own.</summary>
    public static long Samples(EncodePlan plan) =>
        Math.Max(2 * FrameSamples, (long)Math.Round((double)plan.TotalFrames * SampleRate * plan.FrameRate.Denominator / plan.FrameRate.Numerator));

    public static IReadOnlyList<string> Build(EncodePlan plan, AudioTrack track, MediaSource source, MediaOptions options, string output) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-y",
        "-progress", "pipe:1", "-stats_period", "0.5",
        "-copyts", "-start_at_zero",
        .. Input(source, options),
        .. Output(plan, track, input: 0, output),
    ];

    /// <summary>The source, of which nothing else is read.</summary>
    public static IEnumerable<string> Input(MediaSource source, MediaOptions options) =>
        [.. FfmpegInput.Options(source, options.MaxPixels), "-vn", "-sn", "-dn", "-i", FfmpegInput.Address(source)];

    /// <param name="input">Which of the command line's.</param>
    public static IEnumerable<string> Output(EncodePlan plan, AudioTrack track, int input, string output)
    {
        var samples = Samples(plan);
        // as for the picture: silence for what the file does not have, but not for what could not be read
        var missing = Math.Max(0, samples - (long)(track.EndSeconds * SampleRate)) + (SampleRate / 2);
        string[] filters =
        [
            $"aresample={Text(SampleRate)}:async=1:first_pts=0",
            $"aformat=sample_fmts=fltp:sample_rates={Text(SampleRate)}:channel_layouts=stereo",
            $"apad=pad_len={Text(missing)}",
            // the encoder's first frame is silence of its own: leaving out as much keeps sound and picture together without an edit list
            $"atrim=start_sample={Text(FrameSamples)}:end_sample={Text(samples)}",
        ];
        return
        [
            "-map", $"{Text(input)}:{Text(track.StreamIndex)}", "-map_metadata", "-1", "-map_chapters", "-1", "-bitexact",
            "-af", string.Join(',', filters),
            "-c:a", "aac", "-b:a", Text(plan.Encoder.AudioBitRate), "-threads", "1",
            "-avoid_negative_ts", "disabled",
            "-f", "mp4", "-movflags", "+empty_moov+default_base_moof+frag_discont+skip_trailer", "-frag_duration", Text(FragmentMicroseconds),
            "file:" + output,
        ];
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

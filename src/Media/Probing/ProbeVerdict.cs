using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Turns what ffprobe found into a refusal in plain words, or nothing.</summary>
internal static class ProbeVerdict
{
    private static readonly string[] NetworkErrors =
        ["HTTP error", "Server returned", "Connection", "Input/output error", "timed out", "Failed to resolve", "Network is unreachable"];

    /// <exception cref="MediaException">The source could not be reached.</exception>
    public static PlanResult.Refused? OfHeaders(
        ProbedMedia? media, ProcessOutcome outcome, ReadOnlySpan<byte> head, MediaSource source, MediaOptions options)
    {
        if (media?.Streams is null || media.Format is null)
        {
            return OfFailure(outcome, LooksLikeMp4(head), source);
        }

        if (media.Picture is not { } picture)
        {
            return !media.Sounds.Any() ? NotAVideo()
                : media.Sounds.Any(sound => sound.IsUsableSound) ? null
                : new(RefusalReason.Unsupported, "The sound is in a format that is not supported.");
        }

        if (picture.CodecName is null or "unknown" or "none")
        {
            return new(RefusalReason.Unsupported, "The picture is in a format that is not supported.");
        }

        if ((long)(picture.Width ?? 0) * (picture.Height ?? 0) > options.MaxPixels || outcome.Errors.Contains("Picture size", StringComparison.Ordinal))
        {
            var size = picture is { Width: > 0, Height: > 0 }
                ? string.Create(CultureInfo.InvariantCulture, $"The picture is {picture.Width} × {picture.Height} pixels; at")
                : "The picture is too large; at";
            return new(RefusalReason.TooLarge, $"{size} most {options.MaxPixels / 1_000_000} million pixels are accepted.");
        }

        return picture.Width is not > 0 || picture.Height is not > 0 ? Damaged() : null;
    }

    public static PlanResult.Refused? OfPackets(ProbedMedia media, PacketStatistics packets) =>
        media.Picture is null
            ? media.Sounds.Any(sound => sound.IsUsableSound && packets.EndOf(sound.Index) is not null)
                ? null
                : new(RefusalReason.Incomplete, "The file holds nothing of its sound. Upload it again.")
        : packets.Times.Count == 0 ? new(RefusalReason.Incomplete, "The file holds no frame of the video. Upload it again.")
        : null;

    private static PlanResult.Refused OfFailure(ProcessOutcome outcome, bool looksLikeMp4, MediaSource source)
    {
        bool Says(string words) => outcome.Errors.Contains(words, StringComparison.OrdinalIgnoreCase);

        if (source.IsRemote && !outcome.Succeeded && NetworkErrors.Any(Says))
        {
            throw new MediaException(
                MediaFailure.Unreadable, "The uploaded file could not be read.", canRetry: true, detail: outcome.Errors);
        }

        if (looksLikeMp4 && Says("moov atom not found"))
        {
            return new(RefusalReason.Incomplete, "The file is incomplete or damaged: its index is missing. Upload it again.");
        }

        if (Says("Picture size"))
        {
            return new(RefusalReason.TooLarge, "The picture is larger than what is accepted.");
        }

        if (outcome.WasInterrupted)
        {
            throw MediaException.Interrupted(outcome.Errors);
        }

        return outcome.RanOut || outcome.Stalled ? Damaged() : NotAVideo();
    }

    // ffprobe takes anything named .mp4 for one
    private static bool LooksLikeMp4(ReadOnlySpan<byte> head) =>
        head.Length >= 8 && Encoding.ASCII.GetString(head[4..8]) is "ftyp" or "moov" or "mdat" or "free" or "skip" or "wide";

    private static PlanResult.Refused NotAVideo() => new(RefusalReason.NotAVideo, "This file is not a video, or it is damaged.");

    private static PlanResult.Refused Damaged() => new(RefusalReason.Damaged, "The file is damaged: its picture cannot be read.");
}

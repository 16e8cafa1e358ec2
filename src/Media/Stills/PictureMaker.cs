using System.Globalization;

namespace Sunomi.Media;

/// <summary>
/// Re-encodes a picture that a stranger sent. ffmpeg is told the format that the first bytes show, so that nothing else is tried; what it
/// writes is pixels only, without place, camera or colour profile.
/// </summary>
internal sealed class PictureMaker(MediaOptions options, StillEncoder stills)
{
    // as pixels over black, so that a transparent picture looks the same everywhere
    private const string Flatten = "format=gbrap,premultiply=inplace=1";

    public async Task<PictureResult> Make(ReadOnlyMemory<byte> upload, PictureShape shape, CancellationToken cancellationToken)
    {
        if (upload.Length > options.MaxPictureBytes)
        {
            return new PictureResult.Refused($"The picture is larger than {options.MaxPictureBytes >> 20} MB.");
        }

        if (Demuxer(upload.Span) is not { } demuxer)
        {
            return new PictureResult.Refused("This is not a picture that can be used. Send a JPEG, PNG, WebP or GIF file.");
        }

        using var scratch = new ScratchFolder(options.Scratch);
        var input = scratch.File("upload");
        await using (var file = File.Create(input))
        {
            await file.WriteAsync(upload, cancellationToken);
        }

        var (picture, outcome) = await stills.Make(
            [
                "-protocol_whitelist", "file", "-format_whitelist", demuxer, "-f", demuxer,
                "-max_pixels", options.MaxPixels.ToString(CultureInfo.InvariantCulture),
                "-threads", "1", "-i", "file:" + input,
            ],
            ["-vf", $"{Flatten},{Scale(shape)},setsar=1,format=yuvj420p", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg"],
            cancellationToken);
        if (outcome.CouldNotStart)
        {
            throw new InvalidOperationException($"'{options.Ffmpeg}' cannot be run: {outcome.Errors.Trim()}");
        }

        return outcome.Succeeded && picture.Length > 0 ? new PictureResult.Made(picture)
            : outcome.Errors.Contains("Picture size", StringComparison.Ordinal)
                ? new PictureResult.Refused($"The picture has too many pixels; at most {options.MaxPixels / 1_000_000} million are accepted.")
            : new PictureResult.Refused("The picture is damaged and cannot be read.");
    }

    private static string Scale(PictureShape shape) => shape.Fills
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"scale={shape.Width}:{shape.Height}:force_original_aspect_ratio=increase:flags=bicubic,crop={shape.Width}:{shape.Height}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"scale='min(iw,{shape.Width})':'min(ih,{shape.Height})':force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic");

    private static string? Demuxer(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpeg_pipe",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png_pipe",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp_pipe",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "gif",
        _ => null,
    };
}

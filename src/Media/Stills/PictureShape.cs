namespace Sunomi.Media;

/// <summary>How large a picture becomes.</summary>
/// <param name="Fills">True: exactly this size, what stands over is cut off. False: at most this size, never larger than it came.</param>
public sealed record PictureShape(int Width, int Height, bool Fills)
{
    public static PictureShape Poster { get; } = new(1280, 720, Fills: false);
}

/// <summary>What <see cref="MediaPipeline.MakePicture"/> answers.</summary>
public abstract record PictureResult
{
    private PictureResult()
    {
    }

    public sealed record Made(ReadOnlyMemory<byte> Jpeg) : PictureResult;

    /// <param name="Message">Plain words for the uploader.</param>
    public sealed record Refused(string Message) : PictureResult;
}

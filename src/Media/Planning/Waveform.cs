namespace Sunomi.Media;

/// <summary>The picture that is drawn where a file has sound alone: a column for every two samples, a new picture for every 1920.</summary>
internal static class Waveform
{
    public const int Width = 960;
    public const int Height = 540;

    /// <summary>Samples of one picture: a whole number, so that a chunk draws what the whole would.</summary>
    public const int SamplesPerFrame = AudioArguments.SampleRate / 25;

    public static readonly FrameRate FrameRate = new(25, 1);

    private const double SeekSteps = 10;

    /// <summary>Where reading may start: anywhere, in containers that find a time exactly; only at the beginning in others.</summary>
    public static SeekPoints Seeks(ProbedFormat format, double seconds)
    {
        var exact = format.Is("mov") || format.Is("matroska") || format.Is("wav") || format.Is("flac") || format.Is("ogg");
        return new SeekPoints(exact ? Enumerable.Range(0, (int)(seconds / SeekSteps)).Select(step => step * SeekSteps) : [], searched: true);
    }
}

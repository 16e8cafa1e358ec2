namespace Sunomi.Media;

/// <summary>The files that name the segments, to be stored after them, and what they offer.</summary>
public sealed record Package(IReadOnlyList<PackageFile> Files, IReadOnlyList<Rendition> Renditions)
{
    public const string HlsName = "master.m3u8";

    public const string DashName = "manifest.mpd";
}

/// <summary>One playlist or manifest.</summary>
/// <param name="Name">Relative to the generation's prefix.</param>
public sealed record PackageFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>One quality as a player sees it.</summary>
/// <param name="FrameRate">Frames a second.</param>
/// <param name="Bandwidth">Peak of picture and sound in bits per second, as measured.</param>
/// <param name="AverageBandwidth">Bits per second over the whole video.</param>
/// <param name="Codecs">RFC 6381, picture and sound.</param>
public sealed record Rendition(string Name, int Width, int Height, double FrameRate, long Bandwidth, long AverageBandwidth, string Codecs);

namespace Sunomi.Media;

/// <summary>One of the pictures that one ffmpeg makes together.</summary>
/// <param name="Input">File of keyframes or segments.</param>
/// <param name="InputOptions">For its decoder.</param>
/// <param name="Filter">From its picture to what is encoded.</param>
/// <param name="Output">Encoder, format and file.</param>
internal sealed record StillJob(string Input, IReadOnlyList<string> InputOptions, string Filter, IReadOnlyList<string> Output);

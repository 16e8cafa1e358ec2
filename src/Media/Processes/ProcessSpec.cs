namespace Sunomi.Media;

/// <summary>One ffmpeg or ffprobe to run.</summary>
/// <param name="CpuLimit">CPU time after which the kernel kills it.</param>
/// <param name="MemoryLimit">Address space in bytes.</param>
/// <param name="StallTimeout">Time without a heartbeat after which it is killed.</param>
internal sealed record ProcessSpec(
    string Program,
    IReadOnlyList<string> Arguments,
    TimeSpan CpuLimit,
    long MemoryLimit,
    TimeSpan StallTimeout)
{
    /// <summary>What it may take beyond <see cref="StallTimeout"/> before the first heartbeat: work that shows no progress.</summary>
    public TimeSpan QuietStart { get; init; }

    /// <summary>How far it gives way to others, 0 to 19.</summary>
    public int Niceness { get; init; }
}

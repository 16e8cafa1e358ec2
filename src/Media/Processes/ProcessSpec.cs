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

/// <summary>How it ended.</summary>
/// <param name="ExitCode">128 plus the signal when it was killed.</param>
/// <param name="Errors">Beginning and end of what it wrote to stderr.</param>
internal sealed record ProcessOutcome(int ExitCode, string Errors, bool Stalled)
{
    // of prlimit, as of a shell
    private const int CannotExecute = 126;
    private const int NotFound = 127;

    public bool Succeeded => ExitCode == 0 && !Stalled;

    /// <summary>The kernel or an operator ended it: limits of memory or CPU time, or a kill.</summary>
    public bool WasKilled => ExitCode > 128 && !Stalled;

    public bool RanOutOfMemory => Errors.Contains("Cannot allocate memory", StringComparison.Ordinal)
        || Errors.Contains("malloc of size", StringComparison.Ordinal)
        || Errors.Contains("failed to map segment", StringComparison.Ordinal);

    /// <summary>The program is not there, or no program.</summary>
    public bool CouldNotStart => ExitCode is CannotExecute or NotFound && !RanOutOfMemory;
}

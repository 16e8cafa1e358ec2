namespace Sunomi.Media;

/// <summary>How an ffmpeg or ffprobe ended.</summary>
/// <param name="ExitCode">128 plus the signal when it was killed.</param>
/// <param name="Errors">Beginning and end of what it wrote to stderr.</param>
/// <param name="Stalled">It was ended for showing no progress.</param>
/// <param name="MayBeOverLimit">It had the time to use up its CPU time, or the kernel killed something for lack of memory meanwhile.</param>
internal sealed record ProcessOutcome(int ExitCode, string Errors, bool Stalled, bool MayBeOverLimit)
{
    // of prlimit, as of a shell
    private const int CannotExecute = 126;
    private const int NotFound = 127;

    // signal(7)
    private const int Interrupt = 128 + 2;
    private const int Kill = 128 + 9;
    private const int Terminate = 128 + 15;

    // of ffmpeg, when a signal told it to end
    private const int ToldToEnd = 255;

    public bool Succeeded => ExitCode == 0 && !Stalled;

    /// <summary>It needed more memory or CPU time than it may have.</summary>
    public bool RanOut => RanOutOfMemory || (WasKilled && MayBeOverLimit);

    /// <summary>Something from outside ended it, which says nothing of its work.</summary>
    public bool WasInterrupted => WasKilled && !RanOut;

    /// <summary>The program is not there, or no program.</summary>
    public bool CouldNotStart => ExitCode is CannotExecute or NotFound && !RanOutOfMemory;

    private bool WasKilled => ExitCode is Interrupt or Kill or Terminate or ToldToEnd && !Stalled;

    private bool RanOutOfMemory => Errors.Contains("Cannot allocate memory", StringComparison.Ordinal)
        || Errors.Contains("malloc of size", StringComparison.Ordinal)
        || Errors.Contains("bad_alloc", StringComparison.Ordinal)
        || Errors.Contains("failed to map segment", StringComparison.Ordinal);
}

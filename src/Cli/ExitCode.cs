namespace Sunomi.Cli;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The server took the video, and its processing FAILED.</summary>
    public const int ProcessingFailed = 1;

    /// <summary>The call itself is wrong: no such file, an unknown option, a title that the server refuses.</summary>
    public const int Usage = 2;

    /// <summary>The server could not be reached, or answered with something that is not its contract.</summary>
    public const int Server = 3;

    public const int Cancelled = 130;
}

namespace Sunomi.Media;

/// <summary>Turns the end of an ffmpeg that did not do its work into words for the uploader.</summary>
internal static class EncodeFailure
{
    // of ffmpeg, when more than two thirds of the frames could not be decoded (-max_error_rate)
    private const int TooManyErrors = 69;

    /// <summary>Null when ffmpeg itself has nothing to complain about; what it made is another question.</summary>
    public static MediaException? Of(ProcessOutcome outcome, MediaSource source, MediaOptions options)
    {
        if (outcome.Stalled)
        {
            return Stalled(outcome.Errors);
        }

        return outcome.ExitCode switch
        {
            0 => null,
            _ when outcome.CouldNotStart => throw new InvalidOperationException(
                $"'{options.Ffmpeg}' cannot be run: {outcome.Errors.Trim()} Install ffmpeg or set {nameof(MediaOptions)}.{nameof(MediaOptions.Ffmpeg)}."),
            _ when outcome.RanOut =>
                new(MediaFailure.OutOfResources, "Processing needed too much memory or time.", canRetry: true, outcome.Errors),
            _ when outcome.WasInterrupted => MediaException.Interrupted(outcome.Errors),
            _ when outcome.ExitCode == TooManyErrors || IsAboutTheSource(outcome.Errors) =>
                new(MediaFailure.Unreadable, "The file is damaged and could not be decoded.", canRetry: source.IsRemote, outcome.Errors),
            _ => new(MediaFailure.EncoderFailed, "The video could not be converted.", canRetry: true, outcome.Errors),
        };
    }

    public static MediaException Stalled(string? errors) =>
        new(MediaFailure.Stalled, "Processing did not go on for too long.", canRetry: true, errors);

    /// <summary>ffmpeg ended well but made less than was planned.</summary>
    public static MediaException Short(long have, long want, FrameRate frameRate, MediaSource source, string errors) => new(
        MediaFailure.Incomplete,
        $"The file is incomplete or damaged: only {Words.Duration(have / frameRate.PerSecond)} of {Words.Duration(want / frameRate.PerSecond)} could be read. Upload it again.",
        canRetry: source.IsRemote,
        errors);

    /// <summary>What the segmenters cannot make sense of is a failure of the encoder.</summary>
    public static async Task<ProcessOutcome> OnGrid(Task<ProcessOutcome> run)
    {
        try
        {
            return await run;
        }
        catch (InvalidDataException error)
        {
            throw new MediaException(MediaFailure.EncoderFailed, "The video could not be converted.", canRetry: true, error.Message);
        }
    }

    private static bool IsAboutTheSource(string errors) =>
        errors.Contains("Invalid data found", StringComparison.Ordinal)
        || errors.Contains("Error opening input", StringComparison.Ordinal)
        || errors.Contains("No such file", StringComparison.Ordinal)
        || errors.Contains("matches no streams", StringComparison.Ordinal);
}

namespace Sunomi.Media;

/// <summary>How long a file lasts, as it says in front, before all of it is there.</summary>
internal interface IDeclaredLength
{
    /// <summary>ffmpeg finds a keyframe by the one behind it, where no index tells where it stands.</summary>
    bool IsSearched { get; }

    /// <summary>So much of the part as ffmpeg reads.</summary>
    MediaSource Readable(MediaSource part);

    /// <summary>Seconds of the whole; null for what does not say it, or is another kind of file after all.</summary>
    double? Of(ProbedMedia part);

    /// <summary>True: with more of the file, <see cref="Of"/> may turn out to be no word of the file.</summary>
    bool IsGuess(ProbedMedia part);

    /// <summary>Seconds at which a track ends, as far as it is said.</summary>
    /// <param name="delay">Seconds from when its first packet is decoded to when it is shown.</param>
    /// <param name="whole">As of <see cref="Of"/>.</param>
    double EndOf(ProbedStream stream, double delay, double whole);
}

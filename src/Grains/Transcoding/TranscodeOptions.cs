using System.ComponentModel.DataAnnotations;

namespace Sunomi.Transcoding;

/// <summary>Section <c>Transcode</c> of the configuration.</summary>
public sealed class TranscodeOptions
{
    public const string Section = "Transcode";

    /// <summary>
    /// Jobs of any kind that this silo runs at a time; default: one for each core, as an encoder of repeatable bytes has one thread.
    /// 0: none, another silo does.
    /// </summary>
    [Range(0, 256)]
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>Further jobs for all that is short (probes, sound, stills, playlists), so that they never wait for a long one; default 2.</summary>
    [Range(0, 256)]
    public int QuickSlots { get; set; } = 2;

    /// <summary>
    /// Work begins while a file still arrives in order (tus), where its container and the object store allow it; default on. The plan is then
    /// looked at once more when the file is whole, which costs one ffprobe.
    /// </summary>
    public bool WhileArriving { get; set; } = true;

    /// <summary>A lost worker costs this time, then its task runs elsewhere; default 15 seconds. Leases are extended every third of it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait before a failed task is tried again, doubled with each failure; default 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>So many failures of one task with the same cause end in FAILED; default 3.</summary>
    [Range(1, 100)]
    public int MaxFailures { get; set; } = 3;

    /// <summary>
    /// How long a job waits for an object store that does not answer, before its task is put off; default 90 seconds. Less than ffmpeg may
    /// stand still (<see cref="Media.MediaOptions.StallTimeout"/>), so that the reason that is told is the true one.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan StorePatience { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>Longest wait between tries while the object store is out of order; default 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan OutagePause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>An outage of the object store that lasts longer ends in FAILED, to be tried again by hand; default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan LongestOutage { get; set; } = TimeSpan.FromDays(1);

    /// <summary>So many starts of one task without an outcome end in FAILED: it takes its workers down with it. Default 20.</summary>
    [Range(1, 1000)]
    public int MaxStarts { get; set; } = 20;

    /// <summary>Folder for temporary files, this silo's own; wiped when it starts. Default: <c>sunomi-transcode</c> in the system's.</summary>
    [Required]
    public string Scratch { get; set; } = Path.Combine(Path.GetTempPath(), "sunomi-transcode");

    /// <summary>Objects that a job stores at the same time; the encoder waits when all are busy. Default 4.</summary>
    [Range(1, 64)]
    public int ConcurrentPuts { get; set; } = 4;

    /// <summary>
    /// Sound tracks of files that still arrive whose encoder may wait on this silo for more bytes, outside of any slot; default 8. One more takes the
    /// place of the one that has waited longest, whose track is begun from its start when it goes on.
    /// </summary>
    [Range(0, 256)]
    public int WaitingSounds { get; set; } = 8;

    /// <summary>Such an encoder does not wait longer for more bytes; default 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LongestSoundWait { get; set; } = TimeSpan.FromMinutes(10);

    /// <param name="holdUps">how often the outage held up the task before</param>
    internal TimeSpan PauseAfter(int holdUps)
    {
        var pause = RetryDelay * Math.Pow(2, Math.Min(holdUps, 20));
        return pause < OutagePause ? pause : OutagePause;
    }

    /// <summary>After this time no worker can hold a lease that is not extended any more.</summary>
    internal TimeSpan WorkersGoneAfter => LeaseDuration * 2;
}

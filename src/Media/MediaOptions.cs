using System.ComponentModel.DataAnnotations;

namespace Sunomi.Media;

/// <summary>Section <c>Media</c> of the configuration: how originals become segments. What changes the bytes of the output is copied into each <see cref="EncodePlan"/>.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>The ffmpeg to run, a name on the PATH or a path.</summary>
    [Required]
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <summary>The ffprobe to run, a name on the PATH or a path; of ffmpeg 5.1 or later (<c>-o</c>).</summary>
    [Required]
    public string Ffprobe { get; set; } = "ffprobe";

    /// <summary>Folder for pipes and small temporary files; each call makes a folder of its own in it and removes it in the end.</summary>
    [Required]
    public string Scratch { get; set; } = Path.Combine(Path.GetTempPath(), "sunomi-media");

    /// <summary>
    /// Threads of each encoder. With one, a task that runs again stores the same bytes, whatever the machine is busy with; x264 under a
    /// rate ceiling with more is quicker for a single short video, but decides by which of its threads is ahead. Cores are used by
    /// encoding several chunks at a time.
    /// </summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 1;

    /// <summary>Threads of the decoder, which make no difference to the result. More are quicker only while other cores have no task, and cost a few per cent.</summary>
    [Range(1, 64)]
    public int DecodeThreads { get; set; } = 1;

    /// <summary>Address space of one ffprobe or ffmpeg in bytes; a task that needs more fails.</summary>
    [Range(64L << 20, long.MaxValue)]
    public long MemoryLimit { get; set; } = 6L << 30;

    /// <summary>CPU time of one ffprobe; a file that needs more is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan ProbeCpuLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>CPU time of one ffmpeg; a chunk that needs more fails.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan EncodeCpuLimit { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A process without any sign of progress for this long is killed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest video that is accepted.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Largest picture that is decoded, in pixels; more is refused before anything is allocated for it.</summary>
    [Range(1, 500_000_000)]
    public int MaxPixels { get; set; } = 40_000_000;

    /// <summary>Largest file of a picture that somebody sends, in bytes.</summary>
    [Range(1, 256 << 20)]
    public int MaxPictureBytes { get; set; } = 20 << 20;

    /// <summary>Text tracks that are kept, in the order of the file; more are left out.</summary>
    [Range(0, 128)]
    public int MaxSubtitleTracks { get; set; } = 32;

    /// <summary>Audio tracks that are kept, in the order of the file; more are left out.</summary>
    [Range(0, 64)]
    public int MaxAudioTracks { get; set; } = 8;

    /// <summary>Highest frame rate of the output; a faster source is divided by a whole number.</summary>
    [Range(1.0, 240.0)]
    public double MaxFrameRate { get; set; } = 60;

    /// <summary>Distance of keyframes in seconds, rounded to whole frames.</summary>
    [Range(0.1, 30.0)]
    public double GopSeconds { get; set; } = 2;

    /// <summary>Length of a segment in seconds, rounded to whole GOPs.</summary>
    [Range(0.5, 60.0)]
    public double SegmentSeconds { get; set; } = 4;

    /// <summary>
    /// Longest usual length of a chunk in seconds: a video is cut into equal parts of whole segments. Chunks of 24 s cost 1.5 % more than
    /// one process for all, those of 8 s 18 %. Null makes one chunk of the whole video.
    /// </summary>
    [Range(1.0, 86_400.0)]
    public double? ChunkSeconds { get; set; } = 30;

    /// <summary>
    /// What a chunk is worth at least, in pixels to encode and to decode, before a long video of small or few pictures is cut any further: starting an
    /// ffmpeg for it costs 0.2 s of CPU. Default 500 million, about ten seconds of one core.
    /// </summary>
    [Range(0, 1e15)]
    public double ChunkPixels { get; set; } = 500e6;

    /// <summary>
    /// Length of the opening in seconds, rounded to whole segments and at most a fifteenth of the video, but one segment. Its lowest rendition is made before
    /// everything else (but see <see cref="QuickOpeningPixels"/>), so that the video can be played early; the first chunk goes on behind it. Null: nothing is made ahead.
    /// </summary>
    [Range(1.0, 86_400.0)]
    public double? OpeningSeconds { get; set; } = 8;

    /// <summary>
    /// What an opening may cost, in pixels to encode, for all its renditions to be made at once: that takes hardly longer than the lowest alone, and it is the
    /// first chunk then, of which nothing is made twice. Default 100 million, about a second and a half of one core.
    /// </summary>
    [Range(0, 1e15)]
    public double QuickOpeningPixels { get; set; } = 100e6;

    /// <summary>Length in seconds below which a short video is not cut any further.</summary>
    [Range(1.0, 86_400.0)]
    public double ShortestChunkSeconds { get; set; } = 6;

    /// <summary>Chunks that can be encoded at a time: a short video is cut so that all of them have work.</summary>
    [Range(1, 1024)]
    public int ChunksAtOnce { get; set; } = Environment.ProcessorCount;

    /// <summary>x264 preset, from ultrafast to veryslow; other encoders are set to the like.</summary>
    [Required]
    [RegularExpression("ultrafast|superfast|veryfast|faster|fast|medium|slow|slower|veryslow")]
    public string Preset { get; set; } = "veryfast";

    /// <summary>Bit rate of each audio track in bits per second.</summary>
    [Range(16_000, 512_000)]
    public int AudioBitRate { get; set; } = 128_000;

    /// <summary>
    /// Renditions by the short side of the picture, in H.264, which everything plays; empty: 240 to 2160 lines, see
    /// <see cref="Media.Ladder.Usual"/>. Those above the source are left out; a source below all gets one of its own size.
    /// </summary>
    public IList<LadderStep> Ladder { get; set; } = [];

    /// <summary>Codecs that the same renditions are made in as well, for those players that have them; default none, as each costs more CPU time than H.264.</summary>
    public IList<ExtraCodec> ExtraCodecs { get; set; } = [];

    /// <summary>
    /// Picks the quality by a quick look at a few seconds of each video: drawings and slides get by with fewer bits, and what is hard to encode
    /// gets no worse than usual. Default off.
    /// </summary>
    public bool PerTitle { get; set; }
}

/// <summary>One step of the ladder: constant quality under a ceiling.</summary>
/// <param name="ShortSide">Pixels of the shorter side.</param>
/// <param name="Crf">x264 quality, 0 (lossless) to 51.</param>
/// <param name="MaxRate">Ceiling in bits per second at up to 30 frames a second; half as much again above.</param>
public sealed record LadderStep(int ShortSide, double Crf, int MaxRate);

/// <summary>A codec beside H.264.</summary>
/// <param name="MinShortSide">Renditions below are not worth it.</param>
public sealed record ExtraCodec(VideoCodec Codec, int MinShortSide = 0);

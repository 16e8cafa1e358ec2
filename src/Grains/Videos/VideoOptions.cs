using System.ComponentModel.DataAnnotations;

namespace Sunomi.Videos;

/// <summary>Section <c>Videos</c> of the configuration.</summary>
public sealed class VideoOptions
{
    public const string Section = "Videos";

    /// <summary>Largest file that may be uploaded, in bytes; default 20 GB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUploadSize { get; set; } = 20_000_000_000;

    /// <summary>What an upload may take beyond the end of its session before it is removed; default 5 minutes, for requests under way.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan UploadGrace { get; set; } = TimeSpan.FromMinutes(5);
}

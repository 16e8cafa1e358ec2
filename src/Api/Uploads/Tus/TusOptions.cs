using System.ComponentModel.DataAnnotations;

namespace Sunomi.Uploads.Tus;

/// <summary>What of section <c>Videos</c> is told before a video is asked.</summary>
internal sealed class TusOptions
{
    public const string Section = "Videos";

    /// <summary>Largest file that may be uploaded, in bytes; default 20 GB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxUploadSize { get; set; } = 20_000_000_000;
}

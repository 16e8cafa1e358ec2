namespace Sunomi.Placement;

/// <summary>What a silo is there for.</summary>
public enum SiloRole
{
    /// <summary>Users, channels, videos and all other grains that hold state.</summary>
    Grains,

    /// <summary>Workers that run ffmpeg.</summary>
    Transcode,
}

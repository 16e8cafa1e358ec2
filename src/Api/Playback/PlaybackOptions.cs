namespace Sunomi.Playback;

/// <summary>Section <c>Playback</c> of the configuration.</summary>
internal sealed class PlaybackOptions
{
    public const string Section = "Playback";

    /// <summary>How long the address of a private video is good for, at least; up to an hour more. Default 12 h.</summary>
    public TimeSpan PrivateAddressLifetime { get; set; } = TimeSpan.FromHours(12);
}

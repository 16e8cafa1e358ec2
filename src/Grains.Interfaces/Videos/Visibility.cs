namespace Sunomi.Videos;

public enum Visibility
{
    Public,

    /// <summary>Seen by everyone who has the address, listed nowhere.</summary>
    Unlisted,

    /// <summary>Seen by the owner only.</summary>
    Private,
}

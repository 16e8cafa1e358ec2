namespace Sunomi.Identity;

/// <summary>What an id names. Stored in the id's last four bits, so a number is never given to another kind.</summary>
public enum EntityKind
{
    User = 1,
    Channel = 2,
    Video = 3,
    Comment = 4,
    Attachment = 5,
}

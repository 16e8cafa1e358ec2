namespace Sunomi.Audience;

public enum Reaction
{
    None,
    Like,
    Dislike,
}

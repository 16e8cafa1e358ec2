namespace Sunomi.Outcomes;

/// <summary>What kind of thing the caller can mend; the names are those of the public contract.</summary>
public enum ErrorCode
{
    Invalid,
    NotFound,
    Conflict,
    Forbidden,
    TooLarge,
    UnsupportedMedia,
    QuotaExceeded,
    RateLimited,
}

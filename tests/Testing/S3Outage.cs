namespace Sunomi.Testing;

public enum S3Outage
{
    /// <summary>It works.</summary>
    None,

    /// <summary>Every answer is 500.</summary>
    Errors,

    /// <summary>There is no answer.</summary>
    Silence,
}

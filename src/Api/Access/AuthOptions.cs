using System.ComponentModel.DataAnnotations;

namespace Sunomi.Access;

/// <summary>Section <c>Auth</c> of the configuration, as far as the API reads it.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>Who tokens must say that they are from (<c>iss</c>). Default <c>sunomi</c>.</summary>
    [Required]
    public string Issuer { get; set; } = "sunomi";

    /// <summary>How far the clocks of two nodes may be apart. Default 30 s.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Sign-ups and sign-ins that one address may make at once: hashing a password costs tens of milliseconds of a processor. Default 300.
    /// </summary>
    [Range(1, 1_000_000)]
    public int AttemptsAtOnce { get; set; } = 300;

    /// <summary>How many more it may make in every second after that. Default 5.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerSecond { get; set; } = 5;
}

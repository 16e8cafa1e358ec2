namespace Sunomi.Access;

/// <summary>How people prove who they are; section <c>Auth</c> of the configuration.</summary>
internal sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The <c>iss</c> claim of access tokens.</summary>
    public string Issuer { get; set; } = "sunomi";

    /// <summary>How long an access token is valid. Half a day: there is no refresh that would make shorter ones bearable.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(12);
}

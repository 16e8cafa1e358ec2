namespace Sunomi.Users;

[GenerateSerializer, Immutable, Alias("Sunomi.SignUp")]
public sealed record SignUp([property: Id(0)] string Username, [property: Id(1)] string Email, [property: Id(2)] string Password)
{
    /// <summary>Without the password: records print all they hold, and this one may reach a log.</summary>
    public override string ToString() => $"SignUp {{ Username = {Username} }}";
}

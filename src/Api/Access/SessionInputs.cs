namespace Sunomi.Access;

internal sealed record SignUpInput(string Username, string Email, string Password)
{
    /// <summary>Without the password: records print all they hold.</summary>
    public override string ToString() => $"SignUpInput {{ Username = {Username} }}";
}

internal sealed record SignInInput(string Login, string Password)
{
    /// <inheritdoc cref="SignUpInput.ToString"/>
    public override string ToString() => nameof(SignInInput);
}

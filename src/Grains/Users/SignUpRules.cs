using System.Globalization;
using System.Net.Mail;
using Sunomi.Outcomes;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Users;

/// <summary>What may be a user name, an e-mail address, a password. Problems name the fields of the input <c>SignUpInput</c>.</summary>
internal static class SignUpRules
{
    private const int MinUsername = 3;
    private const int MaxUsername = 30;
    private const int MaxEmail = 254;
    private const int MinPassword = 10;
    private const int MaxPassword = 128;

    /// <summary>Empty when nothing is wrong; at most one problem a field.</summary>
    public static Problem[] Check(SignUp signUp)
    {
        Problem?[] problems =
        [
            About("username", WhyNotUsername(signUp.Username)),
            About("email", WhyNotEmail(signUp.Email)),
            About("password", WhyNotPassword(signUp)),
        ];
        return [.. problems.OfType<Problem>()];
    }

    public static Problem Taken(string field, string message) => new(ErrorCode.Conflict, message, [field]);

    private static Problem? About(string field, string? message) =>
        message is null ? null : new(ErrorCode.Invalid, message, [field]);

    /// <summary>ASCII only: the name is a part of addresses, and names that look alike must not be two.</summary>
    private static string? WhyNotUsername(string name) => name switch
    {
        { Length: < MinUsername or > MaxUsername } => $"A user name has {MinUsername} to {MaxUsername} characters.",
        _ when !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') =>
            "A user name is made of the letters A to Z, digits, '_', '-' and '.'.",
        _ when !char.IsAsciiLetterOrDigit(name[0]) => "A user name starts with a letter or a digit.",
        _ => null,
    };

    /// <summary>Plausible is enough: whether it works, only a message to it would tell.</summary>
    private static string? WhyNotEmail(string email) => email switch
    {
        { Length: 0 } => "An e-mail address is needed.",
        { Length: > MaxEmail } => $"An e-mail address has at most {MaxEmail} characters.",
        _ when email.Any(IsBlankOrInvisible) => "An e-mail address has no spaces or invisible characters.",
        _ when email.Split('@') is not [{ Length: > 0 }, { Length: > 0 }] || !MailAddress.TryCreate(email, out var parsed)
            || parsed.Address != email => "This does not look like an e-mail address.",
        _ => null,
    };

    private static string? WhyNotPassword(SignUp signUp) => signUp.Password switch
    {
        { Length: < MinPassword } => $"A password has at least {MinPassword} characters.",
        { Length: > MaxPassword } => $"A password has at most {MaxPassword} characters.",
        var password when Same(password, signUp.Username) => "A password is not the user name.",
        var password when Same(password, signUp.Email) => "A password is not the e-mail address.",
        _ => null,
    };

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsBlankOrInvisible(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;
}

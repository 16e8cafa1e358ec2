using System.Security.Cryptography;
using System.Text.Json;

namespace Sunomi.Cli.Server;

/// <summary>
/// Who publishes. From SUNOMI_LOGIN and SUNOMI_PASSWORD when they are set, else the account that this program made for itself on that
/// server at its first call; its password is kept in the user's configuration folder, readable by the user only.
/// </summary>
internal sealed class Session(GraphQLClient server, string folder)
{
    private const string SignInMutation =
        "mutation($input: SignInInput!) { signIn(input: $input) { accessToken user { username } errors { message } } }";

    private const string SignUpMutation =
        "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken user { username } errors { code message } } }";

    private sealed record Account(string Login, string Password);

    /// <summary>Signs in and answers the user's name.</summary>
    /// <exception cref="ServerException">the server does not know the account</exception>
    public async Task<string> Open(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("SUNOMI_LOGIN") is { Length: > 0 } login)
        {
            return await SignIn(new(login, Environment.GetEnvironmentVariable("SUNOMI_PASSWORD") ?? ""), cancellationToken)
                ?? throw new ServerException($"{server.Server} does not know '{login}' with the password in SUNOMI_PASSWORD.", ExitCode.Usage);
        }

        return (Load() is { } account ? await SignIn(account, cancellationToken) : null) ?? await SignUp(cancellationToken);
    }

    private async Task<string?> SignIn(Account account, CancellationToken cancellationToken)
    {
        var data = await server.Ask(SignInMutation, new { input = new { login = account.Login, password = account.Password } }, cancellationToken);
        return Accept(data.GetProperty("signIn"));
    }

    private async Task<string> SignUp(CancellationToken cancellationToken)
    {
        var name = $"{SafeName(Environment.UserName)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var account = new Account(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));
        var input = new { username = name, email = $"{name}@localhost.localdomain", password = account.Password };
        var data = await server.Ask(SignUpMutation, new { input }, cancellationToken);
        var payload = Payload.Expect(data, "signUp");
        Save(account);
        return Accept(payload)!;
    }

    private string? Accept(JsonElement payload)
    {
        if (Payload.Problems(payload).Length > 0)
        {
            return null;
        }

        server.AccessToken = payload.GetProperty("accessToken").GetString();
        return payload.GetProperty("user").GetProperty("username").GetString();
    }

    private static string SafeName(string name)
    {
        var safe = new string([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(16)]);
        return safe.Length > 0 ? safe : "publisher";
    }

    private string AccountFile => Path.Combine(folder, $"{server.Server.Host}-{server.Server.Port}.json");

    private Account? Load() =>
        File.Exists(AccountFile) ? JsonSerializer.Deserialize<Account>(File.ReadAllText(AccountFile)) : null;

    private void Save(Account account)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(AccountFile, options);
        JsonSerializer.Serialize(file, account);
    }
}

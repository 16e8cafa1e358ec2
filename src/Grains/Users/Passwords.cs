using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Sunomi.Users;

/// <summary>Makes and checks password hashes, with the framework's algorithm; strength by section <c>Auth:Passwords</c>, else the framework's.</summary>
internal sealed class Passwords
{
    public const string Section = "Auth:Passwords";

    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher;
    private readonly string nobodys;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        hasher = new PasswordHasher<object>(options);
        nobodys = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Takes as long without a hash (there is no account) as with one.</summary>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? nobodys, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}

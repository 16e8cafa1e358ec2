using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Sunomi.Users;

/// <summary>Makes and checks password hashes, with the framework's algorithm and strength.</summary>
internal sealed class Passwords
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher = new();
    private readonly string nobodys;

    public Passwords() => nobodys = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Takes as long without a hash (there is no account) as with one.</summary>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? nobodys, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}

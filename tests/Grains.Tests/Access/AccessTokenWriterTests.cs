using System.Security.Cryptography;
using Sunomi.Access;
using Sunomi.Users;

namespace Sunomi.Tests.Access;

public sealed class AccessTokenWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, 700, TimeSpan.Zero);

    [Fact]
    public void Write_MakesATokenThatItsPublicKeyVerifies()
    {
        var key = SigningKey.New(Now);
        using var signing = key.Open();
        var user = UserId.New(TimeProvider.System);

        var token = AccessTokenWriter.Write(signing, key.KeyId, "https://sunomi.example", user, Now, TimeSpan.FromHours(12));

        var read = ReadToken.Verified(token.Token, [key.ForVerifying()]);
        read.Header.GetProperty("alg").GetString().ShouldBe("RS256");
        read.Header.GetProperty("typ").GetString().ShouldBe("JWT");
        read.Header.GetProperty("kid").GetString().ShouldBe(key.KeyId);
        read.Claims.GetProperty("iss").GetString().ShouldBe("https://sunomi.example");
        read.Claims.GetProperty("sub").GetString().ShouldBe(user.ToString());
        read.Claims.GetProperty("iat").GetInt64().ShouldBe(Now.ToUnixTimeSeconds());
        read.Claims.GetProperty("exp").GetInt64().ShouldBe(Now.ToUnixTimeSeconds() + (12 * 3600));
        read.Claims.GetProperty("jti").GetString()!.Length.ShouldBe(22);
        token.ExpiresAt.ShouldBe(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Write_MakesATokenThatAnotherKeyDoesNotVerify()
    {
        var key = SigningKey.New(Now);
        using var signing = key.Open();

        var token = AccessTokenWriter.Write(signing, key.KeyId, "sunomi", UserId.New(TimeProvider.System), Now, TimeSpan.FromHours(1));

        var other = SigningKey.New(Now).ForVerifying() with { KeyId = key.KeyId };
        Should.Throw<CryptographicException>(() => ReadToken.Verified(token.Token, [other]));
    }

    [Fact]
    public void A_secret_is_not_printed()
    {
        var state = KeyRingState.New(Now);

        state.IsComplete.ShouldBeTrue();
        state.ToString().ShouldBe("KeyRingState { Keys = 1 }");
        state.Keys[0].ToString().ShouldNotContain("PrivateKey");
    }
}

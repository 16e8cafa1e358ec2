using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Sunomi.Access;
using Sunomi.Testing;
using Sunomi.Users;

namespace Sunomi.Tests.Access;

public sealed class BearerTokensTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One for all tests: making a key takes a while.</summary>
    private static readonly RSA Rsa = RSA.Create(2048);

    private readonly SettableClock clock = new(Now);
    private readonly FakeKeyRing ring = new();
    private readonly UserId user = UserId.New(TimeProvider.System);
    private readonly VerificationKeys keys;
    private readonly BearerTokens tokens;

    public BearerTokensTests()
    {
        ring.Keys = [new VerificationKey("k1", Rsa.ExportSubjectPublicKeyInfo())];
        keys = new VerificationKeys(() => ring, clock);
        tokens = new BearerTokens(keys, Options.Create(new AuthOptions()), clock);
    }

    public void Dispose() => keys.Dispose();

    [Fact]
    public async Task A_good_token_names_its_user()
    {
        var principal = await tokens.Validate(Sign(Header(), Claims()), default);

        new Viewer(clock).Of(principal.ShouldNotBeNull()).ShouldBe(user);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS384")]
    [InlineData("rs256")]
    public async Task Another_algorithm_is_refused(string algorithm)
    {
        (await tokens.Validate(Sign(new { alg = algorithm, kid = "k1" }, Claims()), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_MAC_made_with_the_public_key_is_refused()
    {
        var signed = $"{Encode(new { alg = "HS256", kid = "k1" })}.{Encode(Claims())}";
        var mac = HMACSHA256.HashData(Rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed));

        (await tokens.Validate($"{signed}.{Base64Url.EncodeToString(mac)}", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Critical_extensions_are_refused()
    {
        (await tokens.Validate(Sign(new { alg = "RS256", kid = "k1", crit = new[] { "b64" } }, Claims()), default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_payload_is_refused()
    {
        var parts = Sign(Header(), Claims()).Split('.');
        var other = Encode(new { iss = "sunomi", sub = UserId.New(TimeProvider.System).ToString(), iat = Seconds(0), exp = Seconds(60) });

        (await tokens.Validate($"{parts[0]}.{other}.{parts[2]}", default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"iss\":\"other\"}")]
    [InlineData("{\"iss\":null}")]
    [InlineData("{\"sub\":\"somebody\"}")]
    [InlineData("{\"sub\":5}")]
    [InlineData("{\"exp\":\"tomorrow\"}")]
    [InlineData("{\"exp\":1e300}")]
    [InlineData("{\"exp\":-1}")]
    [InlineData("{\"iat\":null}")]
    public async Task A_claim_that_does_not_fit_is_refused(string change)
    {
        var claims = JsonSerializer.SerializeToNode(Claims())!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject())
        {
            claims[name] = value?.DeepClone();
        }

        (await tokens.Validate(Sign(Header(), claims), default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(60 + 29, true)]
    [InlineData(60 + 30, false)]
    [InlineData(-30, true)]
    [InlineData(-31, false)]
    public async Task Times_are_checked_with_30_seconds_of_tolerance(int secondsLater, bool good)
    {
        var token = Sign(Header(), Claims());
        clock.Now = Now.AddSeconds(secondsLater);

        (await tokens.Validate(token, default) is not null).ShouldBe(good);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("ä.ö.ü")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    [InlineData("W10.W10.W10")]
    [InlineData("ey.ey.ey")]
    public async Task What_is_no_token_is_refused(string text)
    {
        (await tokens.Validate(text, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Unknown_keys_are_asked_for_only_so_often()
    {
        for (var i = 0; i < 100; i++)
        {
            (await tokens.Validate(Sign(new { alg = "RS256", kid = $"k{i + 2}" }, Claims()), default)).ShouldBeNull();
        }

        ring.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_key_works_and_a_retired_one_is_forgotten()
    {
        using var next = RSA.Create(2048);
        var old = Sign(Header(), new { iss = "sunomi", sub = user.ToString(), iat = Seconds(0), exp = Seconds(7200) });
        (await tokens.Validate(old, default)).ShouldNotBeNull();
        ring.Keys = [new VerificationKey("k2", next.ExportSubjectPublicKeyInfo())];

        clock.Advance(TimeSpan.FromSeconds(10));
        var signed = $"{Encode(new { alg = "RS256", kid = "k2" })}.{Encode(Claims())}";
        var signature = next.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        (await tokens.Validate($"{signed}.{Base64Url.EncodeToString(signature)}", default)).ShouldNotBeNull();

        clock.Advance(TimeSpan.FromMinutes(11));
        (await tokens.Validate(old, default)).ShouldBeNull();
    }

    private static object Header() => new { alg = "RS256", typ = "JWT", kid = "k1" };

    private static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static long Seconds(int fromNow) => Now.AddSeconds(fromNow).ToUnixTimeSeconds();

    private object Claims() => new { iss = "sunomi", sub = user.ToString(), iat = Seconds(0), exp = Seconds(60) };

    private static string Sign(object header, object payload)
    {
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }
}

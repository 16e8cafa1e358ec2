using System.Buffers.Text;
using System.Security.Cryptography;

namespace Sunomi.Access;

/// <summary>The public keys as a JWK Set (RFC 7517), for whoever wants to check our tokens himself.</summary>
internal static class JwksEndpoint
{
    public static IEndpointConventionBuilder MapJwks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/.well-known/jwks.json", async (VerificationKeys keys, HttpResponse response, CancellationToken cancellationToken) =>
        {
            response.Headers.CacheControl = "public, max-age=300";
            return Results.Json(new { keys = (await keys.All(cancellationToken)).Select(Describe).ToArray() });
        });

    private static object Describe(VerificationKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.PublicKey, out _);
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            alg = "RS256",
            kid = key.KeyId,
            n = Base64Url.EncodeToString(parameters.Modulus),
            e = Base64Url.EncodeToString(parameters.Exponent),
        };
    }
}

namespace Sunomi.Access;

/// <param name="KeyId">the <c>kid</c> of tokens signed with it</param>
/// <param name="PublicKey">RSA, SubjectPublicKeyInfo, DER</param>
[GenerateSerializer, Immutable, Alias("Sunomi.VerificationKey")]
public sealed record VerificationKey([property: Id(0)] string KeyId, [property: Id(1)] byte[] PublicKey);

using Orleans.Concurrency;
using Sunomi.Users;

namespace Sunomi.Access;

/// <summary>The keys that sign access tokens; one for the whole platform, key: <see cref="TheOnly"/>. Private keys never leave it.</summary>
public interface IKeyRingGrain : IGrainWithStringKey
{
    const string TheOnly = "default";

    /// <summary>A JWT (RFC 7519) for this user, signed with RS256.</summary>
    Task<AccessToken> Issue(UserId user, CancellationToken cancellationToken);

    /// <summary>The public keys of all tokens that may still be valid, the one in use first.</summary>
    [AlwaysInterleave]
    Task<VerificationKey[]> GetVerificationKeys(CancellationToken cancellationToken);

    /// <summary>32 random bytes, the same on every node, for HMACs over addresses of private media.</summary>
    Task<byte[]> GetMediaSecret(CancellationToken cancellationToken);
}

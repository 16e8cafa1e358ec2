using Sunomi.Access;
using Sunomi.Users;

namespace Sunomi.Tests.Access;

/// <summary>Keys that a test holds itself.</summary>
internal sealed class FakeKeyRing : IKeyRingGrain
{
    public VerificationKey[] Keys { get; set; } = [];

    public int Reads { get; private set; }

    public Task<AccessToken> Issue(UserId user, CancellationToken cancellationToken) => throw new NotSupportedException("Tests sign their tokens themselves.");

    public Task<VerificationKey[]> GetVerificationKeys(CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(Keys);
    }

    public Task<byte[]> GetMediaSecret(CancellationToken cancellationToken) => Task.FromResult(new byte[32]);
}

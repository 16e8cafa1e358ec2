using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Placement;
using Sunomi.State;
using Sunomi.Users;

namespace Sunomi.Access;

/// <summary>
/// Makes the platform's keys when it is first activated, so that they are there before any call, and written once
/// however many ask at the same time.
/// </summary>
[RunsOn(SiloRole.Grains)]
internal sealed partial class KeyRingGrain(
    [PersistentState("keys", "default")] IPersistentState<KeyRingState> ring,
    IOptions<AuthOptions> options,
    TimeProvider clock,
    ILogger<KeyRingGrain> logger) : Grain, IKeyRingGrain
{
    private RSA? signing;
    private VerificationKey[] verification = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!ring.State.IsComplete)
        {
            await ring.Commit(KeyRingState.New(clock.GetUtcNow()), cancellationToken);
            LogMade(ring.State.Keys[0].KeyId);
        }

        signing = ring.State.Keys[0].Open();
        verification = [.. ring.State.Keys.Select(key => key.ForVerifying())];
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signing?.Dispose();
        return Task.CompletedTask;
    }

    public Task<AccessToken> Issue(UserId user, CancellationToken cancellationToken) => Task.FromResult(AccessTokenWriter.Write(
        signing!, ring.State.Keys[0].KeyId, options.Value.Issuer, user, clock.GetUtcNow(), options.Value.AccessTokenLifetime));

    public Task<VerificationKey[]> GetVerificationKeys(CancellationToken cancellationToken) => Task.FromResult(verification);

    public Task<byte[]> GetMediaSecret(CancellationToken cancellationToken) => Task.FromResult(ring.State.MediaSecret);

    [LoggerMessage(LogLevel.Information, "Signing key {KeyId} was made")]
    private partial void LogMade(string keyId);
}

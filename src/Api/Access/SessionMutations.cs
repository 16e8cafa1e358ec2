using System.Security.Cryptography;
using System.Text;
using Sunomi.GraphQL;
using Sunomi.Identity;
using Sunomi.Outcomes;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;
using Sunomi.Users;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Access;

internal sealed class SessionMutations(AccountTable accounts, IGrainFactory grains, Func<IKeyRingGrain> ring, AttemptLimiter attempts, TimeProvider clock)
{
    private readonly byte[] decoySeed = RandomNumberGenerator.GetBytes(32);

    public async Task<SessionPayload> SignUp(SignUpInput input, ResolveContext context)
    {
        if (!MayTry(context))
        {
            return Refused(TooMany);
        }

        var user = UserId.New(clock);
        var outcome = await grains.User(user).SignUp(new SignUp(input.Username, input.Email, input.Password), context.CancellationToken);
        return outcome.Value is { } made ? await Open(made, context.CancellationToken) : Refused(outcome.Problems.InInput());
    }

    public async Task<SessionPayload> SignIn(SignInInput input, ResolveContext context)
    {
        if (!MayTry(context))
        {
            return Refused(TooMany);
        }

        var user = await accounts.FindByLogin(input.Login.Trim(), context.CancellationToken) ?? Decoy(input.Login);
        return await grains.User(user).CheckPassword(input.Password, context.CancellationToken) is { } known
            ? await Open(known, context.CancellationToken)
            : Refused(WrongLogin);
    }

    private static Problem TooMany => new(ErrorCode.RateLimited, "Too many attempts from your address. Wait a moment, then try again.");

    private static Problem WrongLogin => new(ErrorCode.Invalid, "This name or e-mail and this password do not belong together.");

    private static SessionPayload Refused(params Problem[] problems) => new(null, null, null, problems);

    private bool MayTry(ResolveContext context) => attempts.TryBegin(context.HttpContext?.Connection.RemoteIpAddress);

    private async Task<SessionPayload> Open(UserSnapshot user, CancellationToken cancellationToken)
    {
        var token = await ring().Issue(user.Id, cancellationToken);
        return new SessionPayload(token.Token, token.ExpiresAt, user, []);
    }

    /// <summary>
    /// Somebody who does not exist, always the same one for the same login: his grain takes as long over a password as that of a real
    /// person, so the time of the answer does not tell who has an account.
    /// </summary>
    private UserId Decoy(string login)
    {
        var bytes = HMACSHA256.HashData(decoySeed, Encoding.UTF8.GetBytes(login.Trim().ToUpperInvariant())).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        bytes[15] = (byte)((bytes[15] & 0xF0) | (int)EntityKind.User);
        return UserId.From(new Guid(bytes, bigEndian: true));
    }
}

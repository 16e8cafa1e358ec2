namespace Sunomi.Access;

[GenerateSerializer, Immutable, Alias("Sunomi.AccessToken")]
public sealed record AccessToken([property: Id(0)] string Token, [property: Id(1)] DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"AccessToken {{ ExpiresAt = {ExpiresAt:O} }}";
}

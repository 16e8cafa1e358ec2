using System.Text.Json.Serialization;
using Sunomi.Channels;

namespace Sunomi.Users;

[GenerateSerializer, Immutable, Alias("Sunomi.UserState")]
internal sealed record UserState
{
    /// <summary>Null until someone has signed up.</summary>
    [Id(0)]
    public Account? Account { get; init; }

    /// <summary>False: the default channel may still have to be made.</summary>
    [Id(1)]
    public bool ChannelIsOpen { get; init; }

    public UserState WithPasswordHash(string hash) => this with { Account = Account! with { PasswordHash = hash } };
}

/// <param name="Username">as typed; its lower-case form is the handle of the default channel</param>
[GenerateSerializer, Immutable, Alias("Sunomi.Account")]
internal sealed record Account(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string Email,
    [property: Id(3)] string PasswordHash,
    [property: Id(4)] string DisplayName,
    [property: Id(5)] ChannelId DefaultChannel,
    [property: Id(6)] DateTimeOffset CreatedAt)
{
    [JsonIgnore]
    public string Handle => Username.ToLowerInvariant();

    [JsonIgnore]
    public UserSnapshot Snapshot => new(Id, Username, DisplayName, CreatedAt, DefaultChannel);

    /// <summary>Without hash and address: records print all they hold.</summary>
    public override string ToString() => $"Account {{ Id = {Id} }}";
}

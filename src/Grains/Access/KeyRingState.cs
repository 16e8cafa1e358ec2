using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Sunomi.Access;

/// <summary>The secrets of the platform.</summary>
[GenerateSerializer, Immutable, Alias("Sunomi.KeyRingState")]
internal sealed record KeyRingState
{
    private const int MediaSecretBytes = 32;

    /// <summary>The one in use first.</summary>
    [Id(0)]
    public SigningKey[] Keys { get; init; } = [];

    [Id(1)]
    public byte[] MediaSecret { get; init; } = [];

    [JsonIgnore]
    public bool IsComplete => Keys.Length > 0 && MediaSecret.Length == MediaSecretBytes;

    public static KeyRingState New(DateTimeOffset now) => new()
    {
        Keys = [SigningKey.New(now)],
        MediaSecret = RandomNumberGenerator.GetBytes(MediaSecretBytes),
    };

    /// <summary>Without the secrets: records print all they hold.</summary>
    public override string ToString() => $"KeyRingState {{ Keys = {Keys.Length} }}";
}

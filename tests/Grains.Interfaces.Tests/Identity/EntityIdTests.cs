using System.Text.Json;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.Identity;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Tests.Identity;

public sealed class EntityIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<EntityKind> Kinds => [.. Enum.GetValues<EntityKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Format_GivesTextThatParsesBack(EntityKind kind)
    {
        for (var i = 0; i < 1000; i++)
        {
            var value = EntityId.New(kind, Now);

            var text = EntityId.Format(value);

            text.Length.ShouldBe(22);
            text.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c));
            EntityId.TryParse(text, out var parsedKind, out var parsed).ShouldBeTrue();
            parsedKind.ShouldBe(kind);
            parsed.ShouldBe(value);
        }
    }

    [Fact]
    public void New_MakesAUuidOfVersion7AndVariant2WithTheTimeInIt()
    {
        var value = EntityId.New(EntityKind.Video, Now);

        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        value.Version.ShouldBe(7);
        (bytes[8] >> 6).ShouldBe(0b10);
        var milliseconds = (long)bytes[0] << 40 | (long)bytes[1] << 32 | (long)bytes[2] << 24 | (long)bytes[3] << 16 | (long)bytes[4] << 8 | bytes[5];
        milliseconds.ShouldBe(Now.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void New_NeverRepeats()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => EntityId.New(EntityKind.Comment, Now));

        ids.Distinct().Count().ShouldBe(20_000);
    }

    [Fact]
    public void Text_SortsOrdinallyAsTheTimesDo()
    {
        var random = new Random(7);
        var times = Enumerable.Range(0, 2000).Select(_ => Now.AddMilliseconds(random.NextInt64(-1_000_000_000_000, 1_000_000_000_000))).Distinct().ToArray();

        var byText = times.OrderBy(t => EntityId.Format(EntityId.New(EntityKind.User, t)), StringComparer.Ordinal);

        byText.ShouldBe(times.Order());
    }

    [Fact]
    public void Text_SortsAsTheUuidsDo()
    {
        var ids = Enumerable.Range(0, 2000).Select(_ => EntityId.New(EntityKind.User, Now)).ToArray();

        var byText = ids.OrderBy(EntityId.Format, StringComparer.Ordinal);

        byText.ShouldBe(ids.OrderBy(id => id.ToString("N"), StringComparer.Ordinal));
    }

    [Fact]
    public void TryParse_TakesNoIdOfAnotherKind()
    {
        var user = UserId.New(TimeProvider.System).ToString();

        UserId.TryParse(user, out _).ShouldBeTrue();
        ChannelId.TryParse(user, out _).ShouldBeFalse();
        VideoId.TryParse(user, out _).ShouldBeFalse();
        CommentId.TryParse(user, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => VideoId.Parse(user)).Message.ShouldContain("video");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("7n42DGM5Tflk9n8mt7Fhc8")]
    [InlineData("7n42DGM5Tflk9n8mt7Fhc7")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("0192f0c1-2d3e-7abc-8def-0123456789ab")]
    public void TryParse_RefusesWhatIsNoId(string? text)
    {
        EntityId.TryParse(text, out _, out var value).ShouldBeFalse();

        UserId.TryParse(text, out _).ShouldBeFalse();
        VideoId.TryParse(text, out _).ShouldBeFalse();
        value.Version.ShouldNotBe(7);
    }

    [Fact]
    public void TryParse_OfAnyText_IsFalseOrExactlyReversible()
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_ /é٣\0";
        var random = new Random(11);
        var accepted = 0;
        for (var i = 0; i < 200_000; i++)
        {
            // Half of them are true ids with one character changed: far more of those come close to being accepted.
            var text = i % 2 == 0
                ? new string(random.GetItems<char>(Alphabet, random.Next(20, 25)))
                : Mutated(EntityId.Format(EntityId.New((EntityKind)random.Next(0, 16), Now)), random, Alphabet);

            if (EntityId.TryParse(text, out var kind, out var value))
            {
                accepted++;
                EntityId.Format(value).ShouldBe(text);
                Enum.IsDefined(kind).ShouldBeTrue();
                value.Version.ShouldBe(7);
            }
        }

        accepted.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Json_IsTheTextOfTheId_AlsoAsAKey()
    {
        var id = VideoId.From(EntityId.New(EntityKind.Video, Now));

        var json = JsonSerializer.Serialize(new Dictionary<VideoId, VideoId?> { [id] = id });

        json.ShouldBe($$"""{"{{id}}":"{{id}}"}""");
        var read = JsonSerializer.Deserialize<Dictionary<VideoId, VideoId?>>(json).ShouldNotBeNull();
        read[id].ShouldBe(id);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"zzzzzzzzzzzzzzzzzzzzzz\"")]
    public void Json_OfSomethingElse_IsRefused(string json)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<VideoId>(json));
    }

    private static string Mutated(string text, Random random, string alphabet)
    {
        var characters = text.ToCharArray();
        characters[random.Next(characters.Length)] = alphabet[random.Next(alphabet.Length)];
        return new string(characters);
    }
}

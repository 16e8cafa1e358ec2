using Sunomi.Testing;

namespace Sunomi.Tests.Browser;

/// <summary><see cref="TestClips.Rich"/>, for everybody to look at. The English captions were in the file, the German ones came from its owner.</summary>
public sealed record BilingualFilm(string Id)
{
    /// <summary>Pitch in Hz of what is said.</summary>
    public const int English = 440;
    public const int German = 880;

    public const string EnglishWords = "A word on the screen";
    public const string GermanWords = "Ein Wort auf dem Schirm";

    /// <summary>Path of its page.</summary>
    public string Watch => $"watch/{Id}";

    /// <summary>Path of its first generation.</summary>
    public string Media => $"/media/{Id}/g1";

    internal static async Task<BilingualFilm> Publish(Uri product)
    {
        using var owner = await Publisher.SignUp(product);
        var parcel = await owner.Announce(await TestClips.Rich(), "In two languages");
        await owner.Send(parcel);
        await owner.UntilReady(parcel.VideoId);
        await owner.SetCaptions(parcel.VideoId, "de", $"WEBVTT\n\n00:00:00.000 --> 00:00:12.000\n{GermanWords}\n");
        return new BilingualFilm(parcel.VideoId);
    }
}

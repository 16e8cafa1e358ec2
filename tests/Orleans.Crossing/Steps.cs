using Sunomi.Users;

namespace Sunomi.Tests.Crossing;

/// <summary>What is done to one database in turns: the first step by one lane, the second by the other, the third by the first again.</summary>
internal sealed class Steps(IGrainFactory grains, string folder)
{
    private const string Password = "correct horse battery";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of each kind that the providers store in their own way: text, a Guid, a hexadecimal number, both with more behind it.</summary>
    private static readonly string[] Keys =
        ["plain text/ü", "0f8fad5bd9cb469fa16570867728950e", "ff", "0f8fad5bd9cb469fa16570867728950e+more", "1F+more", "018f3b2ctext"];

    private string UserFile => Path.Combine(folder, "user");

    private ICrossingGrain Reminded => grains.GetGrain<ICrossingGrain>("reminded");

    public Task Run(int step) => step switch
    {
        1 => First(),
        2 => Second(),
        3 => Third(),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There are three steps."),
    };

    private async Task First()
    {
        await Expect(null);
        await WriteAll("first");
        await Reminded.Remind("one");
        var id = UserId.New(TimeProvider.System);
        var outcome = await grains.User(id).SignUp(new SignUp("crossing", "crossing@example.org", Password), default);
        Require(outcome.Value?.Username, "crossing");
        await File.WriteAllTextAsync(UserFile, id.ToString());
    }

    private async Task Second()
    {
        await Expect("first");
        await WriteAll("second");
        await grains.GetGrain<ICrossingGrain>(Keys[0]).Clear();
        await Tick("one");
        await Reminded.Forget("one");
        await Reminded.Remind("two");
        await CheckUser();
    }

    private async Task Third()
    {
        Require(await grains.GetGrain<ICrossingGrain>(Keys[0]).Read(), null);
        await grains.GetGrain<ICrossingGrain>(Keys[0]).Write("second");
        await Expect("second");
        await WriteAll("third");
        Require(string.Join(' ', await Reminded.Reminders()), "two");
        await Tick("two");
        await CheckUser();
    }

    private async Task CheckUser()
    {
        var id = UserId.Parse(await File.ReadAllTextAsync(UserFile));
        Require((await grains.User(id).CheckPassword(Password, default))?.Username, "crossing");
    }

    private static async Task Tick(string expected)
    {
        using var limit = new CancellationTokenSource(Patience);
        Require(await CrossingGrain.Ticks.Reader.ReadAsync(limit.Token), expected);
    }

    private async Task Expect(string? text)
    {
        foreach (var key in Keys)
        {
            Require(await grains.GetGrain<ICrossingGrain>(key).Read(), text);
        }
    }

    private async Task WriteAll(string text)
    {
        foreach (var key in Keys)
        {
            await grains.GetGrain<ICrossingGrain>(key).Write(text);
        }
    }

    private static void Require(string? found, string? expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"Found \"{found}\" where the other lane had left \"{expected}\".");
        }
    }
}

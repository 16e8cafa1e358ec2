using System.Text.RegularExpressions;

namespace Sunomi.Tests.Architecture;

public sealed partial class StyleTests
{
    [Fact]
    public void No_source_is_of_one_lane_only()
    {
        var conditional = Repository.Sources("src", "tests")
            .Where(source => !source.Path.StartsWith("src/LocalOrleans/", StringComparison.Ordinal))
            .Where(source => Conditional().IsMatch(source.Text))
            .Select(source => source.Path);

        conditional.ShouldBeEmpty();
    }

    [Fact]
    public void Time_comes_from_the_clock_that_was_handed_in()
    {
        var naming = Repository.Sources("src").Where(source => WallClock().IsMatch(source.Text)).Select(source => source.Path);

        naming.ShouldBeEmpty();
    }

    [Fact]
    public void Grains_stay_on_their_scheduler()
    {
        var leaving = Repository.Sources("src/Grains").Where(source => LeavesTheScheduler().IsMatch(source.Text)).Select(source => source.Path);

        leaving.ShouldBeEmpty();
    }

    [Fact]
    public void Files_are_named_for_their_job()
    {
        // The stand-in has the names of Orleans, a validation rule that of the GraphQL specification.
        var vague = Repository.Sources("src", "tests").Select(source => source.Path)
            .Where(path => !path.StartsWith("src/LocalOrleans/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("src/GraphQL/Validation/", StringComparison.Ordinal))
            .Where(path => Vague().IsMatch(path));

        vague.ShouldBeEmpty();
    }

    [Fact]
    public void Namespaces_are_the_product_and_the_noun()
    {
        foreach (var (path, text) in Repository.Sources("src/Grains.Interfaces", "src/Grains"))
        {
            var folders = path.Split('/')[2..^1];

            var space = Namespace().Match(text).Groups[1].Value;

            if (space.Length > 0)
            {
                space.ShouldBe(string.Join('.', ["Sunomi", .. folders]), path);
            }
        }
    }

    [GeneratedRegex(@"^\s*#(if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\.ConfigureAwait\(false\)|\bParallel\.For")]
    private static partial Regex LeavesTheScheduler();

    [GeneratedRegex(@"(Utils?|Helpers?|Common|Constants|Extensions)(\.cs|/)")]
    private static partial Regex Vague();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

using System.Globalization;

namespace Sunomi.Bench.Actors;

/// <summary>Both lanes in turns, so that what else the machine does meets both; medians count.</summary>
internal static class Comparison
{
    /// <summary>A local event arrives sooner, in milliseconds.</summary>
    private const double EventMark = 5;

    /// <summary>0 when the local lane keeps its marks, or where there is nothing to compare with.</summary>
    public static async Task<int> Run(int rounds, double seconds)
    {
        Lane local = new("local"), packages = new("packages");
        if (!await local.Build() || !await packages.Build())
        {
            return 0;
        }

        List<Measure> ofLocal = [], ofPackages = [];
        for (var round = 1; round <= rounds; round++)
        {
            ofLocal.AddRange(await local.Measure(seconds));
            ofPackages.AddRange(await packages.Measure(seconds));
            Console.WriteLine($"round {round} of {rounds}");
        }

        var kept = true;
        Console.WriteLine($"{"",-38}{"local",12}{"packages",12}{"ratio",8}   medians of one in ms   processor time of one in µs");
        foreach (var name in ofLocal.Select(measure => measure.Name).Distinct())
        {
            var (mine, theirs) = (Median(ofLocal, name), Median(ofPackages, name));
            var ratio = mine.Rate / theirs.Rate;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-38}{mine.Rate,10:N0}/s{theirs.Rate,10:N0}/s{ratio,8:0.00}{mine.Median,12:0.000}{theirs.Median,10:0.000}{mine.Cost,12:0.0}{theirs.Cost,10:0.0}"));
            kept &= ratio >= 1 && (name != Scenarios.StreamEvent || mine.Median < EventMark);
        }

        Console.WriteLine(kept ? "the local lane keeps its marks" : "the local lane misses a mark: at least as many a second as the packages, an event in under 5 ms");
        return kept ? 0 : 1;
    }

    private static Measure Median(List<Measure> measures, string name)
    {
        var of = measures.FindAll(measure => measure.Name == name);
        return new Measure(name, Middle(of.Select(measure => measure.Rate)), Middle(of.Select(measure => measure.Median)), Middle(of.Select(measure => measure.Slow)),
            Middle(of.Select(measure => measure.Cost)));
    }

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

using System.Globalization;
using Sunomi.Bench.Transcode;

// Wall and CPU time of the product's transcode of a 60 s 1080p clip against one bare ffmpeg that decodes once and encodes the same ladder and
// sound with the same settings into files. They take turns, so that what else the machine does meets both; medians of the ratios count.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
var folder = Directory.CreateTempSubdirectory("sunomi-transcode-");
try
{
    var clip = await Clip.Make(folder.FullName, seconds);
    var product = new Product(clip, folder.FullName);
    var plan = await product.Plan();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{seconds} s 1080p, rungs {string.Join(' ', plan.Rungs.Select(rung => rung.Name))}, {plan.Chunks.Count} chunks, preset {plan.Encoder.Preset}, {Environment.ProcessorCount} cores"));

    List<(Cost Plan, Cost Product, Cost Bare, Cost Threaded)> costs = [];
    for (var round = 1; round <= rounds; round++)
    {
        var planning = await Cost.Of(product.Plan);
        var whole = await Cost.Of(product.Transcode);
        var bare = await Cost.Of(() => BareFfmpeg.Run(plan, clip, folder.FullName, plan.Encoder.Threads));
        var threaded = await Cost.Of(() => BareFfmpeg.Run(plan, clip, folder.FullName, threads: 0));
        costs.Add((planning, whole, bare, threaded));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"round {round}: product {whole} (of it planning {planning}) | bare, same settings {bare} | bare, x264's own number of threads {threaded}"));
    }

    var cpu = Median(costs.Select(cost => cost.Product.Cpu / cost.Bare.Cpu));
    var wall = Median(costs.Select(cost => cost.Product.Wall / cost.Bare.Wall));
    var cpuThreaded = Median(costs.Select(cost => cost.Product.Cpu / cost.Threaded.Cpu));
    var wallThreaded = Median(costs.Select(cost => cost.Product.Wall / cost.Threaded.Wall));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"against x264's own threads: CPU ratio {cpuThreaded:0.000}, wall ratio {wallThreaded:0.000}"));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"against the same settings:  CPU ratio {cpu:0.000} (mark 1.05), wall ratio {wall:0.000} (mark 1.15)"));
    return cpu <= 1.05 && wall <= 1.15 ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}

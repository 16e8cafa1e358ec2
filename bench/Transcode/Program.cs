using System.Globalization;
using Sunomi.Bench.Transcode;

// Wall and CPU time of the product's transcode of a 60 s 1080p clip against one bare ffmpeg that decodes once and encodes the same ladder and
// sound with the same settings into files: in turns, each with the whole machine, for the wall; side by side, each with one core of its own, for the
// CPU, the cores exchanged from round to round. Medians of the ratios count. Arguments: rounds, seconds of the clip.
if (args is [SideBySide.Alone, var work, var file, var before, var place])
{
    Directory.CreateDirectory(place);
    await (await Alone(before))();
    Console.WriteLine((await Cost.Of(await Alone(file))).ToLine());
    return 0;

    async Task<Func<Task>> Alone(string source)
    {
        var alone = new Product(source, place);
        var itsPlan = await alone.Plan();
        return work == "product" ? alone.Transcode : () => BareFfmpeg.Run(itsPlan, source, place, itsPlan.Encoder.Threads);
    }
}

const int SmallClipSeconds = 5;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
var folder = Directory.CreateTempSubdirectory("sunomi-transcode-");
try
{
    var (clip, small) = (await Clip.Make(folder.FullName, "clip.mp4", seconds), await Clip.Make(folder.FullName, "small.mp4", SmallClipSeconds));
    var product = new Product(clip, folder.FullName);
    var plan = await product.Plan();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{seconds} s 1080p, rungs {string.Join(' ', plan.Rungs.Select(rung => rung.Name))}, {plan.Chunks.Count} chunks, preset {plan.Encoder.Preset}, {Environment.ProcessorCount} cores"));

    List<(double Wall, double WallOfThreaded, double Cpu)> ratios = [];
    for (var round = 0; round < rounds; round++)
    {
        var whole = await Cost.Of(product.Transcode);
        var bare = await Cost.Of(() => BareFfmpeg.Run(plan, clip, folder.FullName, plan.Encoder.Threads));
        var threaded = await Cost.Of(() => BareFfmpeg.Run(plan, clip, folder.FullName, threads: 0));
        var beside = await SideBySide.Run(round % 2 == 0 ? (0, 1) : (1, 0), clip, small, folder.FullName);
        ratios.Add((whole.Wall / bare.Wall, whole.Wall / threaded.Wall, beside.Product.Cpu / beside.Bare.Cpu));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"round {round + 1}: product {whole} | bare, same settings {bare} | bare, x264's own number of threads {threaded} | side by side: product {beside.Product}, bare {beside.Bare}"));
    }

    var (wall, wallOfThreaded, cpu) = (Median(ratios.Select(ratio => ratio.Wall)), Median(ratios.Select(ratio => ratio.WallOfThreaded)), Median(ratios.Select(ratio => ratio.Cpu)));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"CPU ratio {cpu:0.000} (mark 1.05), wall ratio {wall:0.000} (mark 1.15), {wallOfThreaded:0.000} against x264's own number of threads"));
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

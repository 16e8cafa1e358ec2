using System.Globalization;
using Sunomi.Bench.Pipeline;

// How long after its last byte a video can be played, how long until it is READY, and what that costs, for clips of several lengths sent to a
// server that is started for it; against the design that this one took the place of (one ffmpeg per rendition over the whole file, all at once,
// published at the end) and against one rendition after another. Both read the source again for each. What all three are measured by is one
// ffmpeg that decodes once and encodes the same renditions.
// Arguments: SECONDSxHEIGHT …; a mark is missed: exit code 1.
var wanted = args.Length > 0 ? args : ["10x1080", "60x720", "600x360"];
const double PlayableMark = 3;
const double CpuMark = 1.05;
const double EtaMark = 2;

var folder = Directory.CreateTempSubdirectory("sunomi-pipeline-");
File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);
var missed = 0;
try
{
    await using var server = await Server.Start(folder.FullName);
    foreach (var clip in wanted.Select(Clip.Parse))
    {
        var file = await clip.Make(folder.FullName);
        var baselines = new Baselines(file, folder.FullName);
        var plan = await baselines.Plan();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clip}: {new FileInfo(file).Length / 1e6:0.0} MB, rungs {string.Join(' ', plan.Rungs.Select(rung => rung.Name))}, {plan.Chunks.Count} chunks, {Environment.ProcessorCount} cores"));

        var product = await server.Publish(file);
        var once = await baselines.DecodeOnce();
        var original = await baselines.RungsAtOnce();
        var serial = await baselines.RungAfterRung();

        Report("product", product.Playable, product.Ready, product.EncodingCpu, once.Cpu);
        Report("original", original.Wall, original.Wall, original.Cpu, once.Cpu);
        Report("serial", serial.Wall, serial.Wall, serial.Cpu, once.Cpu);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  one decode  {once.Wall,8:0.00} s, {once.Cpu,7:0.0} s CPU; the server's own part of the product: {product.ServerCpu:0.0} s CPU"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  progress    {(product.Promises.OnlyRose ? "only rose" : "FELL")}, the time left was wrong by a factor of {product.Promises.WorstFactor:0.0} at most in the second half"));
        missed += product.Playable > PlayableMark ? 1 : 0;
        missed += product.EncodingCpu / once.Cpu > CpuMark ? 1 : 0;
        missed += product.Ready > original.Wall ? 1 : 0;
        missed += product.Promises is { OnlyRose: true, WorstFactor: <= EtaMark } ? 0 : 1;
    }
}
finally
{
    folder.Delete(recursive: true);
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"marks: playable at most {PlayableMark:0} s after the last byte, CPU at most {CpuMark:0.00} of one decode, ready not after the original design, time left right to a factor of {EtaMark:0}; missed: {missed}"));
return missed == 0 ? 0 : 1;

static void Report(string name, double playable, double ready, double cpu, double reference) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"  {name,-10}  playable {playable,7:0.00} s, ready {ready,7:0.00} s, {cpu,7:0.0} s CPU, ratio {cpu / reference:0.000}"));

using System.Globalization;
using Sunomi.Bench.Pipeline;

// How long after its last byte a video can be played, how long until it is READY, and what that costs, for clips of several lengths sent to a
// server that is started for it, to signed addresses and by tus over a slow line; against the design that this one took the place of (one ffmpeg
// per rendition over the whole file, all at once, published at the end) and against one rendition after another. Both read the source again for
// each. What all are measured by is one ffmpeg that decodes once and encodes the same renditions, on each core at once. What a video takes whatever its
// length (probes, pictures, the server's part) is much of a short clip's, so the mark of CPU time is on all clips of the run together; each has its own ratio.
// All of that is done a few times in turn, and of each the round counts that was disturbed least.
// Arguments: SECONDS or SECONDSxLINES …, such as 10 or 60x720; a mark is missed: exit code 1.
const double CpuMark = 1.05;
var clips = (args.Length > 0 ? args : ["10", "60", "600"]).Select(Clip.Parse).ToArray();

var folder = Directory.CreateTempSubdirectory("sunomi-pipeline-");
File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);
List<Outcome> outcomes = [];
try
{
    await using var server = await Server.Start(folder.FullName);
    await server.WarmUp(await new Clip(3, 240).Make(folder.FullName), await new Clip(60, 90).Make(folder.FullName));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores; the server has published small clips many times before, and takes {server.Idle:0.000} of a core when it has nothing to do"));
    foreach (var clip in clips)
    {
        var file = await clip.Make(folder.FullName);
        outcomes.Add(await new Comparison(clip, file, server, new Baselines(file, folder.FullName)).Run());
        file.Delete();
    }
}
finally
{
    folder.Delete(recursive: true);
}

var (once, signed, tus) = (outcomes.Sum(outcome => outcome.Once), outcomes.Sum(outcome => outcome.Signed), outcomes.Sum(outcome => outcome.Tus));
Console.WriteLine("\nall clips together");
var missed = outcomes.Sum(outcome => outcome.Missed)
    + Comparison.Mark($"CPU at most {CpuMark:0.00} of one decode, signed: {signed / once:0.000}", signed <= CpuMark * once)
    + Comparison.Mark($"CPU at most {CpuMark:0.00} of one decode, tus: {tus / once:0.000}", tus <= CpuMark * once);
Console.WriteLine($"marks missed: {missed}");
return missed == 0 ? 0 : 1;

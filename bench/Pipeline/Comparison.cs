using System.Globalization;

namespace Sunomi.Bench.Pipeline;

/// <summary>One clip sent both ways, a few times, beside the designs that it is measured by; prints its figures and counts the marks that they miss.</summary>
internal sealed class Comparison(Clip clip, FileInfo file, Server server, Baselines baselines)
{
    private const double PlayableMark = 3;
    private const double EtaMark = 2;

    /// <summary>How much faster a person's line is than the clip plays.</summary>
    private const double LineSpeed = 1.2;

    /// <summary>Nobody waits longer here, however long the clip.</summary>
    private const double LongestUpload = 60;

    /// <summary>
    /// What else happens on the machine, and on those that share its cores, only ever adds to the time that the same work takes, up to a fifth: of each, the round that
    /// was disturbed least counts. All are printed.
    /// </summary>
    private const int Rounds = 5;

    public async Task<Outcome> Run()
    {
        var plan = await baselines.Plan();
        var upload = Math.Min(clip.Seconds / LineSpeed, LongestUpload);
        Say($"\n{clip}: {file.Length / 1e6:0.0} MB, rungs {string.Join(' ', plan.Rungs.Select(rung => rung.Name))}, {plan.Chunks.Count} chunks; by tus in {upload:0} s");

        List<Spent> onces = [];
        List<(Seen Seen, Cost Cost)> signeds = [];
        List<(Seen Seen, Cost Cost)> tuses = [];
        List<Spent> originals = [];
        for (var round = 0; round < Rounds; round++)
        {
            // alternated, so that a busy moment of the machine falls on all
            onces.Add(await baselines.DecodeOnce());
            signeds.Add(await server.Publish(file, new SignedWay(server.Http)));
            tuses.Add(await server.Publish(file, new TusWay(server.Http, (long)(file.Length / upload))));
            originals.Add(await baselines.RungsAtOnce());
        }

        var serial = await baselines.RungAfterRung();

        var once = Quietest(onces, spent => spent.Cpu);
        var signed = Quietest(signeds, run => run.Cost.OfVideo);
        var tus = Quietest(tuses, run => run.Cost.OfVideo);
        var original = Quietest(originals, spent => spent.Cpu);
        Say($"                   seconds after the last byte   seconds of CPU              of one decode");
        Say($"                     playable        ready       ffmpeg   server  (idle)   video     all");
        Row("signed", signed.Seen.Playable, signed.Seen.Ready, signed.Cost, once);
        Row("tus", tus.Seen.Playable, tus.Seen.Ready, tus.Cost, once);
        Row("original design", original, once);
        Row("rung after rung", serial, once);
        Row("one decode", once, once);
        Say($"  the quietest of {Rounds} rounds each; seconds of CPU in all of them: one decode {All(onces.Select(spent => spent.Cpu))}, signed {All(signeds.Select(run => run.Cost.OfVideo))}, tus {All(tuses.Select(run => run.Cost.OfVideo))}");
        Say($"  seconds until ready in all of them: signed {All(signeds.Select(run => run.Seen.Ready))}, original design {All(originals.Select(spent => spent.Wall))}");
        var promises = signeds.ConvertAll(run => run.Seen.Promises);
        var (onlyRose, worst) = (promises.TrueForAll(said => said.OnlyRose), promises.Max(said => said.WorstFactor));
        Say($"  progress {(onlyRose ? "only rose" : "FELL")}, the time left was wrong by a factor of {worst:0.0} at most in the second half");

        var missed = Mark($"playable at most {PlayableMark:0} s after the last byte by signed addresses, in each round", signeds.TrueForAll(run => run.Seen.Playable <= PlayableMark))
            + Mark($"playable before the last byte by tus, in each round", tuses.TrueForAll(run => run.Seen.Playable < 0))
            + Mark($"ready not after the original design", signeds.Min(run => run.Seen.Ready) <= originals.Min(spent => spent.Wall))
            + Mark($"time left right to a factor of {EtaMark:0}, and progress only rises", onlyRose && worst <= EtaMark);
        return new Outcome(missed, once.Cpu, signed.Cost.OfVideo, tus.Cost.OfVideo);
    }

    private static T Quietest<T>(List<T> rounds, Func<T, double> cpu) => rounds.MinBy(cpu)!;

    private static string All(IEnumerable<double> seconds) => string.Join(' ', seconds.Select(each => each.ToString("0.0", CultureInfo.InvariantCulture)));

    private static void Row(string name, Spent spent, Spent once) => Row(name, spent.Wall, spent.Wall, new Cost(spent.Cpu, 0, 0), once);

    private static void Row(string name, double playable, double ready, Cost cost, Spent once) => Say(
        $"  {name,-16}{playable,11:0.00}{ready,13:0.00}{cost.Encoding,13:0.00}{cost.Server,9:0.00}{cost.Idle,8:0.00}{cost.OfVideo / once.Cpu,8:0.000}{(cost.Encoding + cost.Server) / once.Cpu,8:0.000}");

    /// <returns>1 when it is missed.</returns>
    public static int Mark(FormattableString what, bool isKept)
    {
        Say($"  {(isKept ? "kept  " : "MISSED")}  {FormattableString.Invariant(what)}");
        return isKept ? 0 : 1;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

/// <param name="Missed">marks</param>
/// <param name="Once">seconds of CPU of one decode</param>
/// <param name="Signed">seconds of CPU of the video that was sent to signed addresses</param>
/// <param name="Tus">seconds of CPU of the one that was sent by tus</param>
internal sealed record Outcome(int Missed, double Once, double Signed, double Tus);

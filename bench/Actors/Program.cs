using System.Globalization;
using Sunomi.Bench.Actors;

// Calls and events a second, in the lane of this build:     bench actors [SECONDS]
// Both lanes in turns, where the packages can be restored:  bench actors compare [ROUNDS] [SECONDS]
// SECONDS are those of one scenario. With packages of one's own, RestoreConfigFile and NUGET_PACKAGES in the environment say where they are.
if (args is ["compare", ..])
{
    return await Comparison.Run((int)Number(1, 3), Number(2, 3));
}

var lines = args is ["lines", ..];
if (!lines)
{
    Console.WriteLine($"Orleans from '{Lane.Own}', {Environment.ProcessorCount} cores, one silo with a client in its process");
}

await foreach (var measure in Scenarios.Run(Number(lines ? 1 : 0, 3)))
{
    Console.WriteLine(lines ? measure.ToLine() : measure);
}

return 0;

double Number(int place, double fallback) => args.Length > place ? double.Parse(args[place], CultureInfo.InvariantCulture) : fallback;

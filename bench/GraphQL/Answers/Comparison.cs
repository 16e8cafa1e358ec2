using System.Globalization;
using System.Text.Json.Nodes;

namespace Sunomi.Bench.GraphQL.Answers;

/// <summary>
/// Answers a second of each server to each question. The servers take turns, so that what else the machine does hits all of them; the
/// figure of a server is its best round, and what counts is the ratio. Answers for each CPU second of the server's process tell the same
/// on a machine that others use, too.
/// </summary>
internal static class Comparison
{
    /// <summary>Long enough for both just-in-time compilers.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);

    public static async Task Run(BenchPlace place, int rounds, TimeSpan time)
    {
        var servers = new List<Server>();
        try
        {
            servers.Add(await Server.Start("sunomi", "0", port => BenchPlace.Own("serve", place.DataFile, port)));
            servers.Add(await Server.Start("mercurius with JIT", "0", port => ["node", place.Script("mercurius.mjs"), place.DataFile, port, "jit"]));
            servers.Add(await Server.Start("mercurius", "0", port => ["node", place.Script("mercurius.mjs"), place.DataFile, port]));
            servers.Add(await Server.Start("graphql-yoga", "0", port => ["node", place.Script("yoga.mjs"), place.DataFile, port]));
            foreach (var question in Question.All)
            {
                await Compare(servers, question, rounds, time);
            }
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
        }
    }

    private static async Task Compare(List<Server> servers, Question question, int rounds, TimeSpan time)
    {
        var (expected, bytes) = await servers[0].Ask(question.Body);
        foreach (var server in servers)
        {
            var (data, _) = await server.Ask(question.Body);
            if (!JsonNode.DeepEquals(data, expected))
            {
                throw new InvalidOperationException($"{server.Name} answers otherwise than {servers[0].Name}: {data.ToJsonString()}");
            }

            await Load.Run(server.Address, question, Warming);
        }

        var rates = servers.ToDictionary(server => server, _ => new List<double>());
        var perCpu = servers.ToDictionary(server => server, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var server in servers)
            {
                var before = server.Process.Cpu;
                var rate = await Load.Run(server.Address, question, time);
                rates[server].Add(rate);
                perCpu[server].Add(rate * time.TotalSeconds / (server.Process.Cpu - before).TotalSeconds);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question.Size} ({bytes} bytes)"));
        foreach (var server in servers)
        {
            var (rate, cpu) = (rates[server].Max(), perCpu[server].Max());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {server.Name,-20} {rate,8:0} answers/s, sunomi {rates[servers[0]].Max() / rate:0.00} times   {cpu,8:0} for each CPU second, sunomi {perCpu[servers[0]].Max() / cpu:0.00} times"));
        }
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace Sunomi.Bench.GraphQL.Answers;

/// <summary>
/// Answers a second of each server to each question. The servers take turns, so that what else the machine does hits all of them; the
/// figure of a server is its best round, and what counts is the ratio.
/// </summary>
internal static class Comparison
{
    public static async Task Run(BenchPlace place, int rounds, TimeSpan time)
    {
        var servers = new List<Server>();
        try
        {
            servers.Add(await Server.Start("sunomi", place.Port, [.. place.OwnServer, "serve", place.DataFile, $"{place.Port}"]));
            servers.Add(await Server.Start("mercurius with JIT", place.Port + 1, "node", place.Script("mercurius.mjs"), place.DataFile, $"{place.Port + 1}", "jit"));
            servers.Add(await Server.Start("mercurius", place.Port + 2, "node", place.Script("mercurius.mjs"), place.DataFile, $"{place.Port + 2}"));
            servers.Add(await Server.Start("graphql-yoga", place.Port + 3, "node", place.Script("yoga.mjs"), place.DataFile, $"{place.Port + 3}"));
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

            await Load.Run(server.Address, question, TimeSpan.FromSeconds(2)); // warm
        }

        var rates = servers.ToDictionary(server => server, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var server in servers)
            {
                rates[server].Add(await Load.Run(server.Address, question, time));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{question.Size} ({bytes} bytes)"));
        foreach (var (server, measured) in rates)
        {
            var ratio = rates[servers[0]].Max() / measured.Max();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {server.Name,-20} {measured.Max(),9:0} answers/s   sunomi is {ratio:0.00} times   ({string.Join(' ', measured.Select(rate => rate.ToString("0", CultureInfo.InvariantCulture)))})"));
        }
    }
}

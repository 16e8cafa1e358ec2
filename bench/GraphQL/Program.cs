using System.Globalization;
using Sunomi.Bench.GraphQL;
using Sunomi.Bench.GraphQL.Answers;
using Sunomi.Bench.GraphQL.Deliveries;
using Sunomi.Bench.GraphQL.Hostile;

// Sunomi's engine beside graphql-yoga and mercurius: the same schema, data and requests. Without arguments all measurements.
//   answers [ROUNDS [SECONDS]]               one server process at a time at work on core 0, the load on core 1
//   deliveries [SOCKETS [EVENTS [ROUNDS]]]   both cores for one server and the load
//   hostile                                  time and memory of requests that are meant to cost; Sunomi's engine alone
int Number(int index, int fallback) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : fallback;
switch (args)
{
    case ["serve", var data, var port]:
        await OwnServer.Run(data, port);
        break;
    case ["library", var port]:
        await LibraryServer.Run(port);
        break;
    case [] or ["answers", ..] or ["deliveries", ..] or ["hostile"]:
        using (var place = new BenchPlace())
        {
            if (args is [] or ["answers", ..])
            {
                await Comparison.Run(place, Number(1, 3), TimeSpan.FromSeconds(Number(2, 4)));
            }

            if (args is [] or ["deliveries", ..])
            {
                await FanOut.Run(place, Number(1, 5000), Number(2, 200), Number(3, 2));
            }

            if (args is [] or ["hostile"])
            {
                await HostileAnswers.Run();
            }
        }

        break;
    default:
        throw new ArgumentException($"There is no measurement '{args[0]}'; there are answers, deliveries and hostile.");
}

using System.Globalization;
using Sunomi.Bench.GraphQL;
using Sunomi.Bench.GraphQL.Answers;
using Sunomi.Bench.GraphQL.Deliveries;

// Sunomi's engine beside graphql-yoga and mercurius: the same schema, data and requests, one server process at a time at work on core 0, the
// load on core 1. Without arguments both measurements.
//   answers [ROUNDS [SECONDS [PORT]]]
//   deliveries [SOCKETS [EVENTS [PORT]]]
int Number(int index, int fallback) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : fallback;
switch (args)
{
    case ["serve", var data, var port]:
        await OwnServer.Run(data, port);
        break;
    case [] or ["answers", ..] or ["deliveries", ..]:
        using (var place = new BenchPlace(Number(3, 18080)))
        {
            if (args is [] or ["answers", ..])
            {
                await Comparison.Run(place, Number(1, 3), TimeSpan.FromSeconds(Number(2, 4)));
            }

            if (args is [] or ["deliveries", ..])
            {
                await FanOut.Run(place, Number(1, 5000), Number(2, 200));
            }
        }

        break;
    default:
        throw new ArgumentException($"There is no measurement '{args[0]}'; there are answers and deliveries.");
}

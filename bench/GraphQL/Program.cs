using System.Globalization;
using Sunomi.Bench.GraphQL;
using Sunomi.Bench.GraphQL.Answers;

// Sunomi's engine beside graphql-yoga and mercurius: the same schema, data and requests, one server process at a time at work on core 0, the
// load on core 1.   answers [ROUNDS [SECONDS [PORT]]]
switch (args)
{
    case ["serve", var data, var port]:
        await OwnServer.Run(data, port);
        break;
    default:
        int Number(int index, int fallback) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : fallback;
        using (var place = new BenchPlace(Number(3, 18080)))
        {
            await Comparison.Run(place, Number(1, 3), TimeSpan.FromSeconds(Number(2, 4)));
        }

        break;
}

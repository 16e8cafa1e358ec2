using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sunomi.Bench.GraphQL.Deliveries;
using Sunomi.GraphQL;

namespace Sunomi.Bench.GraphQL;

/// <summary>Sunomi's engine as an application would host it, with nothing switched off but the log.</summary>
internal static class OwnServer
{
    public static async Task Run(string dataFile, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Catalogue.Read(dataFile)).AddSingleton<TickTopic>();
        builder.Services.AddGraphQL(options => options.UseBenchSchema());
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.RunAsync();
    }

    private static void UseBenchSchema(this GraphQLOptions options)
    {
        using var reader = new StreamReader(typeof(OwnServer).Assembly.GetManifestResourceStream("schema.graphql")!);
        options.Schema = reader.ReadToEnd();
        options.AddResolvers<QueryResolvers>().AddResolvers<FollowerResolvers>("Query").AddResolvers<VideoResolvers>().AddResolvers<MutationResolvers>().AddResolvers<SubscriptionResolvers>();
        options.Limits.SocketsPerAddress = int.MaxValue; // they all come from here
    }
}

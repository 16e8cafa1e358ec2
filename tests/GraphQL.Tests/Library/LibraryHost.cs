using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sunomi.GraphQL.Tests.Library;

/// <summary>The library behind a real server on a port of its own.</summary>
internal sealed class LibraryHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private LibraryHost(WebApplication app, LogCollector logs)
    {
        this.app = app;
        Logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public LogCollector Logs { get; }

    public IMeterFactory Meters => app.Services.GetRequiredService<IMeterFactory>();

    public Shelf Shelf => app.Services.GetRequiredService<Shelf>();

    public static async Task<LibraryHost> StartAsync(Action<GraphQLOptions>? configure = null, string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        var logs = new LogCollector();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddSingleton<Shelf>();
        builder.Services.AddGraphQL(options =>
        {
            Register(options);
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.StartAsync();
        return new LibraryHost(app, logs);
    }

    public static void Register(GraphQLOptions options)
    {
        options.Schema = LibrarySchema.Text;
        options
            .AddResolvers<QueryResolvers>()
            .AddResolvers<BookResolvers>("Book")
            .AddResolvers<AuthorResolvers>("Author")
            .AddResolvers<AnnouncementResolvers>("Announcement")
            .AddResolvers<DeepResolvers>("Deep")
            .AddResolvers<MutationResolvers>("Mutation")
            .AddResolvers<SubscriptionResolvers>("Subscription")
            .Bind<Book>("Book")
            .Bind<Author>("Author")
            .Scalar("ID", BookId.Parse, id => id.ToString());
    }

    /// <summary>Posts a query and gives the response as JSON.</summary>
    public async Task<JsonObject> PostAsync(string query, JsonObject? variables = null, string? operationName = null)
    {
        var body = new JsonObject { ["query"] = query, ["variables"] = variables, ["operationName"] = operationName };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}

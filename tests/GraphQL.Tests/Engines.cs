using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Tests;

/// <summary>Engines without a server, for tests of what has nothing to do with one.</summary>
internal static class Engines
{
    public static ServiceProvider Create(string schema, Action<GraphQLOptions> configure) => new ServiceCollection().AddLogging().AddGraphQL(options =>
    {
        options.Schema = schema;
        configure(options);
    }).BuildServiceProvider();

    public static PreparedRequest Prepare(this IServiceProvider services, string document, string variables = "{}", string? operationName = null)
    {
        using var json = JsonDocument.Parse(variables);
        return services.GetRequiredService<GraphQLEngine>().Prepare(new GraphQLRequest(document, operationName, json.RootElement));
    }

    /// <returns>The response; of a request that cannot be executed its errors alone.</returns>
    public static async Task<JsonElement> AnswerAsync(this IServiceProvider services, string document, string variables = "{}", CancellationToken cancellationToken = default)
    {
        var prepared = services.Prepare(document, variables);
        if (prepared.Errors.Count > 0)
        {
            using var errors = new JsonWriter();
            ErrorWriter.WriteRequestErrors(errors, prepared.Errors);
            return JsonElement.Parse(errors.Written);
        }

        var context = new RequestContext(services, new ClaimsPrincipal(), null, cancellationToken);
        using var executor = await services.GetRequiredService<GraphQLEngine>().ExecuteAsync(prepared, context);
        return JsonElement.Parse(executor.Response().Span);
    }
}

using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Transports;

/// <summary>GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/, with the pages that a browser gets at the same address.</summary>
internal sealed class HttpTransport(GraphQLEngine engine, GraphQLOptions options, EventStreamTransport events)
{
    private readonly HttpRequestReader reader = new(engine, options.Limits);

    public Task HandleAsync(HttpContext context) => context.Request.Method switch
    {
        "POST" => AnswerAsync(context),
        "GET" when context.Request.QueryString.Value == "?sdl" => SchemaDownload.WriteAsync(context, engine, options),
        "GET" when options.Explorer is { } explorer && !context.Request.QueryString.HasValue && MediaTypes.WantsPage(context.Request) => explorer(context),
        "GET" => AnswerAsync(context),
        _ => RefuseMethodAsync(context),
    };

    private async Task AnswerAsync(HttpContext context)
    {
        if (MediaTypes.Negotiate(context.Request) is not { } mediaType)
        {
            await RefuseAsync(context, MediaTypes.Json, StatusCodes.Status406NotAcceptable, $"Answers are {MediaTypes.GraphQLResponse}, {MediaTypes.Json} or {MediaTypes.EventStream}.");
            return;
        }

        PreparedRequest prepared;
        try
        {
            prepared = HttpMethods.IsGet(context.Request.Method) ? reader.ReadQuery(context) : await reader.ReadBodyAsync(context);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, mediaType, exception.StatusCode, exception.Message);
            return;
        }

        if (prepared.Operation == OperationType.Mutation && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            await RefuseAsync(context, mediaType, StatusCodes.Status405MethodNotAllowed, "A mutation must be sent with POST.");
        }
        else if (mediaType == MediaTypes.EventStream)
        {
            await events.RunAsync(context, prepared);
        }
        else if (prepared.Errors.Count > 0)
        {
            // With application/json a well-formed request is 200, whatever becomes of it; only the newer type tells more by status.
            await RefuseAsync(context, mediaType, mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, prepared.Errors);
        }
        else if (prepared.Operation == OperationType.Subscription)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status400BadRequest, $"A subscription needs a WebSocket with the sub-protocol {SocketTransport.SubProtocol}, or Accept: {MediaTypes.EventStream}.");
        }
        else
        {
            using var executor = await engine.ExecuteAsync(prepared, new RequestContext(context));
            await RespondAsync(context, mediaType, StatusCodes.Status200OK, executor.Response());
        }
    }

    private static Task RefuseMethodAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, POST";
        return RefuseAsync(context, MediaTypes.Negotiate(context.Request) ?? MediaTypes.Json, StatusCodes.Status405MethodNotAllowed, "Only GET and POST are answered here.");
    }

    private static Task RefuseAsync(HttpContext context, string mediaType, int status, string message) =>
        RefuseAsync(context, mediaType, status, [new GraphQLError(message)]);

    private static async Task RefuseAsync(HttpContext context, string mediaType, int status, IReadOnlyList<GraphQLError> errors)
    {
        using var writer = new JsonWriter();
        ErrorWriter.WriteRequestErrors(writer, errors);
        await RespondAsync(context, mediaType, status, writer.WrittenMemory);
    }

    private static async ValueTask RespondAsync(HttpContext context, string mediaType, int status, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = mediaType == MediaTypes.GraphQLResponse ? $"{MediaTypes.GraphQLResponse}; charset=utf-8" : $"{MediaTypes.Json}; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
}

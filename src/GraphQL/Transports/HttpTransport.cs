using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Transports;

/// <summary>GraphQL over HTTP, https://graphql.github.io/graphql-over-http/draft/.</summary>
internal sealed class HttpTransport(GraphQLEngine engine, GraphQLLimits limits)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (MediaTypes.Negotiate(context.Request) is not { } mediaType)
        {
            await RefuseAsync(context, MediaTypes.Json, StatusCodes.Status406NotAcceptable, $"Answers are {MediaTypes.GraphQLResponse} or {MediaTypes.Json}.");
            return;
        }

        switch (context.Request.Method)
        {
            case "POST":
                await PostAsync(context, mediaType);
                break;
            case "GET":
                await GetAsync(context, mediaType);
                break;
            default:
                context.Response.Headers.Allow = "GET, POST";
                await RefuseAsync(context, mediaType, StatusCodes.Status405MethodNotAllowed, "Only GET and POST are answered here.");
                break;
        }
    }

    private async Task PostAsync(HttpContext context, string mediaType)
    {
        if (!MediaTypes.IsJsonBody(context.Request))
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status415UnsupportedMediaType, $"The body of a POST must be {MediaTypes.Json} in UTF-8.");
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limits.RequestBytes;
        }

        JsonDocument body;
        try
        {
            body = await ReadAsync(context);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status413PayloadTooLarge, $"The request has more than {limits.RequestBytes} bytes (limit: request bytes).");
            return;
        }
        catch (JsonException)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status400BadRequest, "The body is no JSON.");
            return;
        }

        using (body)
        {
            await ExecuteAsync(context, mediaType, GraphQLRequest.Read(body.RootElement, out var problem), problem);
        }
    }

    /// <summary>The body, with the limit kept here too: a server need not offer <see cref="IHttpMaxRequestBodySizeFeature"/>.</summary>
    private async Task<JsonDocument> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > limits.RequestBytes)
        {
            throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > limits.RequestBytes)
            {
                throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                var copy = read.Buffer.ToArray(); // the document outlives the reader's buffer
                reader.AdvanceTo(read.Buffer.End);
                return JsonDocument.Parse(copy);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async Task GetAsync(HttpContext context, string mediaType)
    {
        var parameters = context.Request.Query;
        JsonDocument? variables;
        try
        {
            variables = parameters.TryGetValue("variables", out var text) && text.Count > 0 && text[0]!.Length > 0 ? JsonDocument.Parse(text[0]!) : null;
        }
        catch (JsonException)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status400BadRequest, "\"variables\" is no JSON.");
            return;
        }

        using (variables)
        {
            var query = parameters["query"].FirstOrDefault();
            var name = parameters["operationName"].FirstOrDefault();
            var kind = variables?.RootElement.ValueKind ?? JsonValueKind.Undefined;
            var problem =
                string.IsNullOrEmpty(query) ? "The request has no \"query\"."
                : kind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) ? "\"variables\" must be an object."
                : string.Empty;
            var request = problem.Length > 0 ? null : new GraphQLRequest(query!, string.IsNullOrEmpty(name) ? null : name, variables?.RootElement ?? default);
            await ExecuteAsync(context, mediaType, request, problem);
        }
    }

    private async Task ExecuteAsync(HttpContext context, string mediaType, GraphQLRequest? request, string problem)
    {
        if (request is null)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status400BadRequest, problem);
            return;
        }

        var prepared = engine.Prepare(request);
        if (prepared.Errors.Count > 0)
        {
            // With application/json a well-formed request is 200, whatever becomes of it; only the newer type tells more by status.
            await RespondAsync(context, mediaType, mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, output => ErrorWriter.WriteRequestErrors(output, prepared.Errors));
            return;
        }

        if (prepared.Operation == OperationType.Mutation && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Headers.Allow = "POST";
            await RefuseAsync(context, mediaType, StatusCodes.Status405MethodNotAllowed, "A mutation must be sent with POST.");
            return;
        }

        if (prepared.Operation == OperationType.Subscription)
        {
            await RefuseAsync(context, mediaType, StatusCodes.Status400BadRequest, "A subscription needs a WebSocket with the sub-protocol graphql-transport-ws.");
            return;
        }

        var scope = new RequestContext(context.RequestServices, context.User, context, context.RequestAborted);
        using var executor = await engine.ExecuteAsync(prepared, scope);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            await RespondAsync(context, mediaType, StatusCodes.Status200OK, executor.WriteResponse);
        }
    }

    private static Task RefuseAsync(HttpContext context, string mediaType, int status, string message) =>
        RespondAsync(context, mediaType, status, output => ErrorWriter.WriteRequestErrors(output, [new GraphQLError(message)]));

    private static async Task RespondAsync(HttpContext context, string mediaType, int status, Action<IBufferWriter<byte>> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{mediaType}; charset=utf-8";
        write(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}

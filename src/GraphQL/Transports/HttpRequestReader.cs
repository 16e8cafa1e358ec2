using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Transports;

/// <summary>Makes a prepared request of what an HTTP request says, or throws the <see cref="BadHttpRequestException"/> that says what is wrong with it.</summary>
internal sealed class HttpRequestReader(GraphQLEngine engine, GraphQLLimits limits)
{
    /// <summary>What the JSON reader allows where nothing else is said.</summary>
    private const int MaxDepth = 64;

    /// <exception cref="BadHttpRequestException">It is not well-formed, or beyond a limit; the message is for the caller.</exception>
    public async ValueTask<PreparedRequest> ReadBodyAsync(HttpContext context)
    {
        if (!MediaTypes.IsJsonBody(context.Request))
        {
            throw new BadHttpRequestException($"The body of a POST must be {MediaTypes.Json} in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Request.ContentLength is not { } length || length > limits.RequestBytes)
        {
            // A server need not keep the limit, nor offer this feature: it is kept below too.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            {
                feature.MaxRequestBodySize = limits.RequestBytes;
            }
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await Read(context);
            if (read.Buffer.Length > limits.RequestBytes || context.Request.ContentLength > limits.RequestBytes)
            {
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                try
                {
                    return Prepare(read.Buffer);
                }
                finally
                {
                    reader.AdvanceTo(read.Buffer.End);
                }
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <exception cref="BadHttpRequestException">It is not well-formed; the message is for the caller.</exception>
    public PreparedRequest ReadQuery(HttpContext context)
    {
        var parameters = context.Request.Query;
        var request = GraphQLRequest.Read(
            Text("query"), Text("operationName"), Object("variables"), Object("extensions"), Text("documentId"), out var problem);
        return engine.Prepare(request ?? throw Bad(problem));

        string? Parameter(string name) => parameters[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

        JsonElement Text(string name) => Parameter(name) is { } text ? JsonSerializer.SerializeToElement(text) : default;

        JsonElement Object(string name)
        {
            try
            {
                var value = Parameter(name) is { } text ? JsonElement.Parse(text) : default;
                return JsonText.IsReadable(value) ? value : throw Bad($"\"{name}\" has a string that is no Unicode text.");
            }
            catch (JsonException)
            {
                throw Bad($"\"{name}\" is no JSON, or nested deeper than {MaxDepth} (limit: nesting).");
            }
        }
    }

    private async ValueTask<System.IO.Pipelines.ReadResult> Read(HttpContext context)
    {
        try
        {
            return await context.Request.BodyReader.ReadAsync();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    private PreparedRequest Prepare(ReadOnlySequence<byte> body)
    {
        var text = body.IsSingleSegment ? body.First : body.ToArray();
        try
        {
            using var document = JsonDocument.Parse(text);
            return engine.Prepare(GraphQLRequest.Read(document.RootElement, out var problem) ?? throw Bad(problem));
        }
        catch (JsonException)
        {
            throw Bad($"The body is no JSON, or nested deeper than {MaxDepth} (limit: nesting).");
        }
    }

    private BadHttpRequestException TooLarge() =>
        new($"The request has more than {limits.RequestBytes} bytes (limit: request bytes).", StatusCodes.Status413PayloadTooLarge);

    private static BadHttpRequestException Bad(string problem) => new(problem, StatusCodes.Status400BadRequest);
}

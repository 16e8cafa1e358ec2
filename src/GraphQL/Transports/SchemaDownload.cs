using Microsoft.AspNetCore.Http;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Transports;

/// <summary>The schema as a text in the schema definition language, for tools; not there when introspection is off.</summary>
internal static class SchemaDownload
{
    public static Task WriteAsync(HttpContext context, GraphQLEngine engine, GraphQLOptions options)
    {
        if (!options.Introspection)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";
        return context.Response.WriteAsync(SchemaPrinter.Print(engine.Schema), context.RequestAborted);
    }
}

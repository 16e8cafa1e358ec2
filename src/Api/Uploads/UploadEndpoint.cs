using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;

namespace Sunomi.Uploads;

/// <summary>
/// Where the local store's signed addresses lead: PUT takes a file or a part of one, GET gives an object, as S3 does at its own addresses.
/// With another store nothing is here.
/// </summary>
internal static partial class UploadEndpoint
{
    public const string CorsPolicy = "uploads";

    private const string Pattern = "/uploads/{**key}";

    public static void MapUploads(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IObjectStore>() is not LocalObjectStore store)
        {
            return;
        }

        var clock = app.Services.GetRequiredService<TimeProvider>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(UploadEndpoint));
        app.MapPut(Pattern, context => Receive(context, store, clock, logger))
            .WithMetadata(new DisableRequestSizeLimitAttribute()) // the signed size is the limit
            .RequireCors(CorsPolicy);
        app.MapGet(Pattern, context => Serve(context, store)).RequireCors(CorsPolicy);
    }

    private static async Task Receive(HttpContext context, LocalObjectStore store, TimeProvider clock, ILogger logger)
    {
        var request = context.Request;
        await using var body = new GatheredBody(request, clock);
        var upload = new ReceivedUpload(KeyOf(context), request.QueryString.Value ?? string.Empty, request.ContentLength, request.ContentType, body);
        ReceiveResult result;
        try
        {
            result = await store.Receive(upload, context.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or BadHttpRequestException or Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            // The client is gone, or broke the protocol. The store keeps nothing of it, and there is nobody to answer.
            LogBroken(logger, exception.GetType().Name);
            context.Abort();
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        switch (result)
        {
            case ReceiveResult.Stored stored:
                context.Response.Headers.ETag = $"\"{stored.ETag}\"";
                break;
            case ReceiveResult.Refused refused:
                context.Response.StatusCode = StatusOf(refused.Reason);
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(refused.Message, context.RequestAborted);
                break;
        }
    }

    private static int StatusOf(UploadRefusal refusal) => refusal switch
    {
        UploadRefusal.Forbidden => StatusCodes.Status403Forbidden,
        UploadRefusal.LengthRequired => StatusCodes.Status411LengthRequired,
        UploadRefusal.WrongSize => StatusCodes.Status400BadRequest,
        UploadRefusal.WrongType => StatusCodes.Status415UnsupportedMediaType,
        UploadRefusal.Busy => StatusCodes.Status409Conflict,
        _ => throw new InvalidOperationException($"'{refusal}' has no status."),
    };

    private static async Task Serve(HttpContext context, LocalObjectStore store)
    {
        await using var content = await store.Serve(KeyOf(context), context.Request.QueryString.Value ?? string.Empty, range: null, context.RequestAborted);
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = content.Stored.ContentType;
        context.Response.ContentLength = content.Range.Length;
        context.Response.Headers.ETag = $"\"{content.Stored.ETag}\"";
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers[HeaderNames.ContentDisposition] = "attachment"; // what a stranger has uploaded is never shown as a page of ours
        await content.Stream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static string KeyOf(HttpContext context) => (string?)context.Request.RouteValues["key"] ?? string.Empty;

    [LoggerMessage(LogLevel.Information, "An upload broke off ({Reason}); nothing of it was kept")]
    private static partial void LogBroken(ILogger logger, string reason);
}

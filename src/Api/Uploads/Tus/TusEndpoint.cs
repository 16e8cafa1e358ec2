using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Sunomi.Access;
using Sunomi.Users;

namespace Sunomi.Uploads.Tus;

/// <summary>Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload), beside the signed addresses of the object store.</summary>
internal sealed partial class TusEndpoint(
    TusUploads uploads,
    TusParts parts,
    TusTurns turns,
    Viewer viewers,
    IHostApplicationLifetime lifetime,
    IOptions<TusOptions> options,
    TimeProvider clock,
    ILogger<TusEndpoint> logger)
{
    /// <summary>More could hold up the one request that joins them for too long.</summary>
    private const int MaxParts = 100;

    public Task Options(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[TusProtocol.Versions] = TusProtocol.Version;
        headers[TusProtocol.Extension] = TusProtocol.Extensions;
        headers[TusProtocol.MaxSize] = Text(options.Value.MaxUploadSize);
        headers[TusProtocol.ChecksumAlgorithm] = TusChecksum.Algorithms;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>POST to the root: a new upload, a part of one, or one made of parts.</summary>
    public Task<TusRefusal?> Create(HttpContext context, UserId user)
    {
        var headers = context.Request.Headers;
        var text = headers[TusProtocol.Metadata].ToString();
        if (text.Length > TusMetadata.MaxLength)
        {
            return Refuse(new(StatusCodes.Status431RequestHeaderFieldsTooLarge, $"{TusProtocol.Metadata} has at most {TusMetadata.MaxLength} characters."));
        }

        if (TusMetadata.Parse(text) is not { } metadata)
        {
            return Refuse(TusRefusal.Bad($"{TusProtocol.Metadata} is not made of keys and values in base64."));
        }

        var note = new TusNote(text.Length > 0 ? text : null, headers[TusProtocol.Concat] is [{ Length: > 0 } concat] ? concat : null);
        if (note.Concat?.StartsWith("final;", StringComparison.Ordinal) == true)
        {
            return Join(context, user, metadata, note);
        }

        if (note.Concat is not (null or "partial"))
        {
            return Refuse(TusRefusal.Bad($"{TusProtocol.Concat} is 'partial', or 'final;' and addresses."));
        }

        if (headers[TusProtocol.DeferLength] is [{ } defer])
        {
            return defer == "1" && !headers.ContainsKey(TusProtocol.Length) && note.Concat is null
                ? Create(context, user, size: null, metadata, note)
                : Refuse(TusRefusal.Bad($"{TusProtocol.DeferLength} is 1, stands without {TusProtocol.Length}, and not for parts."));
        }

        if (!TryNumber(headers[TusProtocol.Length], out var size))
        {
            return Refuse(TusRefusal.Bad($"Say in {TusProtocol.Length} how many bytes the file has."));
        }

        return size > options.Value.MaxUploadSize
            ? Refuse(new(StatusCodes.Status413PayloadTooLarge, $"A file may have at most {options.Value.MaxUploadSize} bytes."))
            : Create(context, user, size, metadata, note);
    }

    public async Task<TusRefusal?> Look(HttpContext context, UserId user)
    {
        if (await uploads.Find(IdOf(context), user, context.RequestAborted) is not { } upload)
        {
            return TusRefusal.NotFound;
        }

        var (offset, refusal) = await uploads.Look(upload, user, context.RequestAborted);
        if (offset is not { } there)
        {
            return TusRefusal.Gone;
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers[upload.IsOpen ? TusProtocol.DeferLength : TusProtocol.Length] = upload.IsOpen ? "1" : Text(upload.Size);
        if (upload.Note.Metadata is { } metadata)
        {
            headers[TusProtocol.Metadata] = metadata;
        }

        if (upload.Note.Concat is { } concat)
        {
            headers[TusProtocol.Concat] = concat;
        }

        Tell(context, upload, there);
        return refusal;
    }

    public async Task<TusRefusal?> Write(HttpContext context, UserId user)
    {
        if (!HasBytes(context.Request))
        {
            return new(StatusCodes.Status415UnsupportedMediaType, $"Send bytes as {TusProtocol.ContentType}.");
        }

        if (!TryNumber(context.Request.Headers[TusProtocol.Offset], out var offset))
        {
            return TusRefusal.Bad($"Say in {TusProtocol.Offset} where the bytes belong.");
        }

        if (await uploads.Find(IdOf(context), user, context.RequestAborted) is not { } upload)
        {
            return TusRefusal.NotFound;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (upload.IsFinal)
        {
            return new(StatusCodes.Status403Forbidden, "This upload was made of parts and takes no bytes.");
        }

        if (context.Request.Headers[TusProtocol.Length] is [{ } length])
        {
            if (!TryNumber(length, out var size))
            {
                return TusRefusal.Bad($"{TusProtocol.Length} is the number of bytes that the file has.");
            }

            (var sized, var refusal) = await uploads.SetSize(upload, user, size, context.RequestAborted);
            if (sized is null)
            {
                return refusal;
            }

            upload = sized;
        }

        return await Write(context, user, upload, offset);
    }

    public async Task<TusRefusal?> Remove(HttpContext context, UserId user)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (await uploads.Find(IdOf(context), user, context.RequestAborted) is not { } upload)
        {
            return TusRefusal.NotFound;
        }

        // whoever still writes ends first
        using var turn = await turns.Take(upload.Id, context.RequestAborted);
        return await uploads.Remove(upload, user, context.RequestAborted);
    }

    /// <summary>A stranger is sent to sign in; a refusal becomes its status and words.</summary>
    public RequestDelegate ForPeople(Func<HttpContext, UserId, Task<TusRefusal?>> answer) => async context =>
    {
        if (viewers.Of(context.User) is not { } user)
        {
            context.Response.Headers.WWWAuthenticate = BearerTokens.Scheme;
            await Say(context, new TusRefusal(StatusCodes.Status401Unauthorized, "Sign in first."));
            return;
        }

        try
        {
            if (await answer(context, user) is { } refusal)
            {
                await Say(context, refusal);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or BadHttpRequestException or ConnectionResetException)
        {
            // The client is gone, or began anew, or the server stops. What came is kept, and there is nobody to answer.
            LogBroken(gone.GetType().Name);
            context.Abort();
        }
    };

    /// <param name="size">null: said later</param>
    private async Task<TusRefusal?> Create(HttpContext context, UserId user, long? size, TusMetadata metadata, TusNote note)
    {
        TusUpload? upload;
        if (note.Concat is null)
        {
            (upload, var refusal) = await uploads.Create(user, size, metadata, note, context.RequestAborted);
            if (upload is null)
            {
                return refusal;
            }
        }
        else if (size is not > 0)
        {
            return TusRefusal.Bad("A part has at least one byte.");
        }
        else
        {
            upload = await parts.Begin(user, size.Value, note.Metadata, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = upload.Location;
        if (HasBytes(context.Request))
        {
            return await Write(context, user, upload, offset: 0);
        }

        Tell(context, upload, 0);
        return null;
    }

    private async Task<TusRefusal?> Join(HttpContext context, UserId user, TusMetadata metadata, TusNote note)
    {
        if (context.Request.Headers.ContainsKey(TusProtocol.Length))
        {
            return TusRefusal.Bad($"{TusProtocol.Length} follows from the parts.");
        }

        var joined = new List<TusUpload>();
        foreach (var address in note.Concat!["final;".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxParts + 1))
        {
            var id = address[(address.LastIndexOf('/') + 1)..];
            if (joined.Count == MaxParts || !TusParts.IsPart(id) || await uploads.Find(id, user, context.RequestAborted) is not { } part)
            {
                return TusRefusal.Bad($"{TusProtocol.Concat} names addresses of at most {MaxParts} parts.");
            }

            joined.Add(part);
        }

        if (joined.Count == 0)
        {
            return TusRefusal.Bad($"{TusProtocol.Concat} names no parts.");
        }

        var (upload, refusal) = await uploads.Join(user, joined, metadata, note, context.RequestAborted);
        if (upload is null)
        {
            return refusal;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = upload.Location;
        return null;
    }

    private async Task<TusRefusal?> Write(HttpContext context, UserId user, TusUpload upload, long offset)
    {
        var request = context.Request;
        if (request.ContentLength > upload.Size - offset)
        {
            return TusUploads.TooLong(upload.Size);
        }

        TusChecksum? checksum = null;
        if (request.Headers[TusProtocol.Checksum] is [{ } sum] && (checksum = TusChecksum.Parse(sum)) is null)
        {
            return TusRefusal.Bad($"{TusProtocol.Checksum} is one of {TusChecksum.Algorithms}, and a sum in base64.");
        }

        using var turn = await turns.Take(upload.Id, context.RequestAborted);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Taken, context.RequestAborted, lifetime.ApplicationStopping);
        await using var received = new GatheredBody(request, clock);
        var body = checksum is null ? received : await checksum.Check(received, ending.Token);
        if (body is null)
        {
            return new(TusProtocol.StatusChecksumMismatch, "The bytes do not have the sum that was announced; they were not kept.");
        }

        await using var spooled = checksum is null ? null : body;
        var (there, refusal) = await uploads.Write(upload, user, offset, body, ending.Token);
        if (refusal is null)
        {
            Tell(context, upload, there);
        }

        return refusal;
    }

    private static void Tell(HttpContext context, TusUpload upload, long offset)
    {
        context.Response.Headers[TusProtocol.Offset] = Text(offset);
        if (!upload.IsWhole(offset))
        {
            context.Response.Headers[TusProtocol.Expires] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        }
    }

    private static Task Say(HttpContext context, TusRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(refusal.Message, context.RequestAborted);
    }

    private static Task<TusRefusal?> Refuse(TusRefusal refusal) => Task.FromResult<TusRefusal?>(refusal);

    private static bool HasBytes(HttpRequest request) => string.Equals(request.ContentType, TusProtocol.ContentType, StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(string? text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    [LoggerMessage(LogLevel.Information, "A piece of a resumable upload broke off ({Reason}); what came of it is kept")]
    private partial void LogBroken(string reason);
}

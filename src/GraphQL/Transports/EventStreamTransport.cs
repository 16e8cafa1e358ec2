using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>
/// GraphQL over server-sent events, one operation for each connection:
/// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode.
/// </summary>
internal sealed class EventStreamTransport(OperationRunner operations, Attendance attendance, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>After so long a silence a comment tells proxies, and the server, that the other end is still there.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);

    public async Task RunAsync(HttpContext context, PreparedRequest prepared)
    {
        using var place = attendance.Enter(context.User, context, out var limit);
        if (place is null)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "60";
            await context.Response.WriteAsync($"Too many connections at once ({limit}).", context.RequestAborted);
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = $"{MediaTypes.EventStream}; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.StartAsync(context.RequestAborted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var events = new EventWriter(context.Response.BodyWriter);
        var operation = operations.RunAsync(prepared, context.User, context, events, ended.Token);
        while (await Task.WhenAny(operation, Task.Delay(Silence, clock, ended.Token)) != operation && !ended.IsCancellationRequested)
        {
            await events.CommentAsync();
        }

        if (await operation is { } errors)
        {
            await events.EndAsync(errors);
        }

        await ended.CancelAsync(); // the timer of the silence, too
    }

    /// <summary>Writes one event at a time: a comment may come between.</summary>
    private sealed class EventWriter(PipeWriter output) : IResponseSink, IDisposable
    {
        private readonly SemaphoreSlim turn = new(1);

        /// <summary>Waits while the client does not read: its source stream waits with it, and drops what does not fit there.</summary>
        public ValueTask SendAsync(ReadOnlyMemory<byte> response) => WriteAsync("event: next\ndata: "u8, response, "\n\n"u8);

        public ValueTask CommentAsync() => WriteAsync(":\n\n"u8, default, default);

        /// <summary>The errors that ended the operation, if any, and the end.</summary>
        public async ValueTask EndAsync(IReadOnlyList<GraphQLError> errors)
        {
            if (errors.Count > 0)
            {
                using var writer = new JsonWriter();
                ErrorWriter.WriteRequestErrors(writer, errors);
                await SendAsync(writer.WrittenMemory);
            }

            // With a field of data, without which a browser's EventSource says nothing of an event.
            await WriteAsync("event: complete\ndata:\n\n"u8, default, default);
        }

        public void Dispose() => turn.Dispose();

        private ValueTask WriteAsync(ReadOnlySpan<byte> start, ReadOnlyMemory<byte> data, ReadOnlySpan<byte> end)
        {
            var message = new ArrayBufferWriter<byte>(start.Length + data.Length + end.Length + 1);
            message.Write(start);
            message.Write(data.Span);
            message.Write(end);
            return WriteAsync(message.WrittenMemory);
        }

        private async ValueTask WriteAsync(ReadOnlyMemory<byte> message)
        {
            await turn.WaitAsync();
            try
            {
                await output.WriteAsync(message);
            }
            finally
            {
                turn.Release();
            }
        }
    }
}

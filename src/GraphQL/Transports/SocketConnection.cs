using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Transports;

/// <summary>One socket that speaks graphql-transport-ws, https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.</summary>
internal sealed partial class SocketConnection : IDisposable
{
    /// <summary>How long the client has to answer a close frame before the connection is cut.</summary>
    internal static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    private readonly OperationRunner operations;
    private readonly Attendance attendance;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new();
    private readonly ConcurrentDictionary<Task, byte> tasks = new();
    private readonly CancellationTokenSource aborted;
    private readonly ILogger logger;
    private readonly HttpContext context;
    private readonly WebSocket socket;
    private readonly GraphQLOptions options;
    private readonly SocketSender sender;
    private readonly SocketReader reader;
    private ClaimsPrincipal? user;
    private IDisposable? place;
    private bool isInitialised;

    public SocketConnection(OperationRunner operations, Attendance attendance, GraphQLOptions options, HttpContext context, WebSocket socket, ILogger logger)
    {
        this.logger = logger;
        this.operations = operations;
        this.attendance = attendance;
        this.options = options;
        this.context = context;
        this.socket = socket;
        aborted = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        reader = new SocketReader(socket, options.Limits);
        sender = new SocketSender(socket, options.Limits) { Overflowed = CancelAll };
    }

    /// <summary>Serves the socket until it is closed.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var onStop = stopping.UnsafeRegister(static self => ((SocketConnection)self!).Stop(), this);
        using var onAbort = aborted.Token.UnsafeRegister(static self => ((SocketConnection)self!).context.Abort(), this);
        using var initTimer = new CancellationTokenSource(options.Limits.ConnectionInitTime);
        using var onInitTime = initTimer.Token.UnsafeRegister(static self => ((SocketConnection)self!).InitTimeOver(), this);
        Enter(context.User);
        var sending = SendAsync();
        var receiving = ReceiveAsync();
        await sending;

        // The close frame is out. The client answers it, or it is cut off.
        aborted.CancelAfter(CloseTime);
        CancelAll();
        await receiving;
        CancelAll();
        await Task.WhenAll(tasks.Keys); // they use the request, which ends with this method
        if (socket.State is not WebSocketState.Closed)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        place?.Dispose();
        aborted.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            await sender.Closed;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The connection is gone: nothing is left to be sent to anybody.
            await aborted.CancelAsync();
        }
#pragma warning disable CA1031 // an error of ours ends this socket, and nothing else
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception);
            await aborted.CancelAsync();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await reader.ReadAsync(aborted.Token) is { } message)
            {
                using (message)
                {
                    await HandleAsync(message.RootElement);
                }
            }

            sender.Close(CloseCode.Normal, string.Empty, dropBacklog: true);
        }
        catch (SocketCloseException exception)
        {
            Close(exception.Code, exception.Message);
            await DrainAsync();
        }
        catch (Exception exception) when (exception is WebSocketException || (exception is OperationCanceledException && aborted.IsCancellationRequested))
        {
            sender.Close(CloseCode.Normal, string.Empty, dropBacklog: true);
            await aborted.CancelAsync();
        }
#pragma warning disable CA1031 // an error of ours ends this socket, and nothing else
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailure(exception);
            Close(CloseCode.InternalServerError, "Internal server error");
            await DrainAsync();
        }
    }

    /// <summary>Reads on until the client's close frame, and takes no notice of what comes before it.</summary>
    private async Task DrainAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), aborted.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            await aborted.CancelAsync();
        }
    }

    private async Task HandleAsync(JsonElement message)
    {
        var type = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("type", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var payload = message.ValueKind == JsonValueKind.Object && message.TryGetProperty("payload", out var some) ? some : default;
        switch (type)
        {
            case "connection_init":
                await InitialiseAsync(payload);
                break;
            case "ping":
                RequireObject(payload);
                sender.Send(SocketMessages.Pong(payload));
                break;
            case "pong":
                RequireObject(payload);
                break;
            case "subscribe":
                Subscribe(Id(message), payload);
                break;
            case "complete":
                if (running.TryRemove(Id(message), out var operation))
                {
                    Cancel(operation);
                }

                break;
            default:
                throw new SocketCloseException(CloseCode.BadRequest, "Invalid message: unknown or missing type");
        }
    }

    private async Task InitialiseAsync(JsonElement payload)
    {
        RequireObject(payload);
        if (isInitialised)
        {
            throw new SocketCloseException(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
        }

        isInitialised = true;
        var asked = options.OnConnectionInit is { } authenticate
            ? await authenticate(payload.ValueKind == JsonValueKind.Object ? payload.Clone() : null, context, aborted.Token)
            : context.User;
        if (!Enter(asked ?? throw new SocketCloseException(CloseCode.Forbidden, "Forbidden")))
        {
            return;
        }

        Volatile.Write(ref user, asked);
        sender.Send(SocketMessages.Acknowledge);
    }

    /// <summary>Takes a place among the sockets of whoever it is: at first of the HTTP request's user, for most a stranger, then of the one who was made out.</summary>
    /// <returns>False when there is none, and the socket is being closed.</returns>
    private bool Enter(ClaimsPrincipal who)
    {
        place?.Dispose();
        place = attendance.Enter(who, context, out var limit);
        if (place is null)
        {
            Close(CloseCode.TryAgainLater, $"Too many connections at once ({limit})");
        }

        return place is not null;
    }

    private void Subscribe(string id, JsonElement payload)
    {
        if (user is null)
        {
            throw new SocketCloseException(CloseCode.Unauthorized, "Unauthorized");
        }

        var request = GraphQLRequest.Read(payload, out var problem) ?? throw new SocketCloseException(CloseCode.BadRequest, $"Invalid message: {problem}");
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(aborted.Token);
        if (!running.TryAdd(id, cancellation))
        {
            cancellation.Dispose();
            throw new SocketCloseException(CloseCode.SubscriberAlreadyExists, $"Subscriber for {id} already exists");
        }

        if (running.Count > options.Limits.OperationsPerSocket)
        {
            Finish(id, cancellation);
            sender.Send(SocketMessages.Error(id, [new($"More than {options.Limits.OperationsPerSocket} operations at once (limit: operations per socket).") { Code = GraphQLError.LimitExceeded }]));
            return;
        }

        var prepared = operations.Prepare(request); // reads the variables, which end with the message
        var task = RunOperationAsync(id, prepared, cancellation);
        tasks.TryAdd(task, 0);
        _ = task.ContinueWith(done => tasks.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task RunOperationAsync(string id, PreparedRequest prepared, CancellationTokenSource cancellation)
    {
        await Task.Yield(); // the next message need not wait for the first resolvers
        var errors = await operations.RunAsync(prepared, user!, context, new SocketSink(sender, id), cancellation.Token);
        if (Finish(id, cancellation) && errors is not null)
        {
            sender.Send(errors.Count > 0 ? SocketMessages.Error(id, errors) : SocketMessages.Complete(id));
        }
    }

    /// <summary>Forgets an operation, so that its id is free before the client hears that it has ended.</summary>
    /// <returns>False when the client has ended it, and so wants to hear no more of it.</returns>
    private bool Finish(string id, CancellationTokenSource cancellation)
    {
        var finished = running.TryRemove(KeyValuePair.Create(id, cancellation));
        cancellation.Dispose();
        return finished;
    }

    private static void Cancel(CancellationTokenSource operation)
    {
        try
        {
            operation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself in between.
        }
    }

    [LoggerMessage(LogLevel.Error, "A GraphQL socket was closed because of an error")]
    private partial void LogFailure(Exception exception);

    private static string Id(JsonElement message) =>
        message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= 256 } text
            ? text
            : throw new SocketCloseException(CloseCode.BadRequest, "Invalid message: \"id\" must be a string of 1 to 256 characters");

    private static void RequireObject(JsonElement payload)
    {
        if (payload.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            throw new SocketCloseException(CloseCode.BadRequest, "Invalid message: \"payload\" must be an object");
        }
    }

    private void Close(CloseCode code, string reason)
    {
        sender.Close(code, reason, dropBacklog: true);
        CancelAll();
    }

    private void Stop() => Close(CloseCode.GoingAway, "The server is going away");

    private void InitTimeOver()
    {
        if (Volatile.Read(ref user) is null)
        {
            Close(CloseCode.ConnectionInitialisationTimeout, "Connection initialisation timeout");
        }
    }

    private void CancelAll()
    {
        foreach (var id in running.Keys)
        {
            if (running.TryRemove(id, out var operation))
            {
                Cancel(operation);
            }
        }

        // A stalled client does not read the close frame either.
        aborted.CancelAfter(CloseTime);
    }
}

using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Sunomi.Uploads;

namespace Sunomi.Tests.Uploads;

/// <summary>How much the kernel gathers of a body, on a real connection.</summary>
public sealed class GatheredBodyTests : IAsyncLifetime
{
    private const int Length = 4 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Turns turns = new();
    private readonly TaskCompletionSource<Socket> accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly WebApplication app;
    private readonly TaskCompletionSource<Exception> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<long> handedOut = Channel.CreateUnbounded<long>();
    private long received;

    public GatheredBodyTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MinRequestBodyDataRate = null);
        app = builder.Build();
        app.Run(Receive);
    }

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        await client.ConnectAsync("127.0.0.1", new Uri(app.Urls.Single()).Port);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Much_is_gathered_of_a_quick_line_and_nothing_is_kept_back_of_one_that_rests()
    {
        var socket = await Begin();
        await Send(2 << 20);
        await HandedOut(2 << 20);
        Mark(socket).ShouldBe(1);
        turns.Next();
        Mark(socket).ShouldBe((2 << 20) / 5);

        await Send(1000);
        await Gathered(socket, 1000);
        Volatile.Read(ref received).ShouldBe(2 << 20);
        turns.Next();

        Mark(socket).ShouldBe(1);
        await HandedOut((2 << 20) + 1000);
    }

    [Fact]
    public async Task The_end_is_not_waited_for_and_the_next_request_is_answered()
    {
        var socket = await Begin();
        await Send(Length - 600_000);
        await HandedOut(Length - 600_000);
        turns.Next();
        Mark(socket).ShouldBe(512 << 10);

        await Send(590_000);
        await HandedOut(Length - 10_000);
        Mark(socket).ShouldBe(1);
        await Send(10_000);
        (await Answer()).ShouldEndWith($"{Length}");

        await client.Client.SendAsync("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nshort"u8.ToArray());
        (await Answer()).ShouldEndWith($"{Length + 5}");
    }

    [Fact]
    public async Task A_connection_that_is_lost_meanwhile_is_told_by_reading()
    {
        await Begin();
        await Send(2 << 20);
        await HandedOut(2 << 20);
        turns.Next();

        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();

        (await lost.Task.WaitAsync(Patience)).ShouldBeAssignableTo<IOException>();
    }

    /// <summary>The server's end of the connection, of which a long body is awaited.</summary>
    private async Task<Socket> Begin()
    {
        await client.Client.SendAsync(Encoding.ASCII.GetBytes($"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Length}\r\n\r\n"));
        return await accepted.Task.WaitAsync(Patience);
    }

    private async Task Send(int count) => await client.GetStream().WriteAsync(new byte[count]).AsTask().WaitAsync(Patience);

    private async Task<string> Answer()
    {
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(Patience));
    }

    private async Task Receive(HttpContext context)
    {
        try
        {
            await ReadAll(context);
        }
        catch (Exception unreadable)
        {
            lost.TrySetResult(unreadable);
            throw;
        }

        var answer = $"{received}";
        context.Response.ContentLength = answer.Length;
        await context.Response.WriteAsync(answer);
    }

    private async Task ReadAll(HttpContext context)
    {
        await using var body = new GatheredBody(context.Request, turns);
        accepted.TrySetResult(context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket);
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer) is var count and > 0)
        {
            await handedOut.Writer.WriteAsync(Interlocked.Add(ref received, count));
        }
    }

    /// <summary>SO_RCVLOWAT.</summary>
    private static int Mark(Socket socket)
    {
        var option = new byte[4];
        socket.GetRawSocketOption(1, 18, option);
        return BitConverter.ToInt32(option);
    }

    /// <summary>So many bytes of the bodies were read, and no more.</summary>
    private async Task HandedOut(long count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var there = 0L;
        while (there < count)
        {
            there = await handedOut.Reader.ReadAsync(deadline.Token);
        }

        there.ShouldBe(count);
    }

    /// <summary>Asks again and again: that the kernel tells nobody is what is tested.</summary>
    private static async Task Gathered(Socket socket, int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (socket.Available < count)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A clock whose only timer goes off when it is told to.</summary>
    private sealed class Turns : TimeProvider, ITimer
    {
        private TimerCallback? callback;

        public void Next() => callback!(null);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            this.callback = callback;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

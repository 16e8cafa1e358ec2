using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sunomi.Lifetime;

namespace Sunomi.Tests.Operations;

public sealed class ProgramLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Told_to_stop_while_it_starts_a_program_ends_without_an_error()
    {
        var slow = new SlowStart();
        var app = Program(slow);

        var run = app.RunUntilStopped();
        await slow.Begun.WaitAsync(Patience);
        app.Lifetime.StopApplication();

        await run.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_start_that_fails_by_itself_stays_an_error()
    {
        var slow = new SlowStart();
        var app = Program(slow);

        var run = app.RunUntilStopped();
        await slow.Begun.WaitAsync(Patience);
        slow.Fail();

        (await Should.ThrowAsync<InvalidOperationException>(() => run.WaitAsync(Patience))).Message.ShouldBe("the start was cancelled");
    }

    private static WebApplication Program(SlowStart slow)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostedService>(slow);
        return builder.Build();
    }

    /// <summary>Starts as a silo does that waits for others: when it is cancelled, it says so with an exception of its own.</summary>
    private sealed class SlowStart : IHostedService
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public void Fail() => ended.TrySetResult();

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var cancelled = cancellationToken.Register(Fail);
            begun.TrySetResult();
            await ended.Task;
            throw new InvalidOperationException("the start was cancelled");
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

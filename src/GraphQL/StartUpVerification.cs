using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL;

/// <summary>Makes the engine before the server listens: a schema or binding that does not fit stops the start.</summary>
internal sealed class StartUpVerification(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<GraphQLEngine>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

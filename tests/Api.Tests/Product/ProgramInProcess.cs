using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sunomi.Videos;

namespace Sunomi.Tests.Product;

/// <summary>
/// The program in this process. It ends as it ends anywhere: told to stop, it stops and gives back by itself. Left alone, the factory would
/// stop and dispose of the same host beside it, and what the one had given back the other would still use (dotnet/aspnetcore, issue 40271).
/// </summary>
internal sealed class ProgramInProcess(IEnumerable<(string Key, string Value)> settings) : WebApplicationFactory<VideoTopics>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        // The first of the services to be started is the last to be disposed of.
        builder.ConfigureServices(services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService, LastToEnd>()));
    }

    protected override IHost CreateHost(IHostBuilder builder) => new EndedByProgram(base.CreateHost(builder));

    private sealed class EndedByProgram(IHost host) : IHost
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

        private readonly Task ended = host.Services.GetServices<IHostedService>().OfType<LastToEnd>().Single().Ended;

        public IServiceProvider Services => host.Services;

        public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken = default)
        {
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            return ended.WaitAsync(Patience, cancellationToken);
        }

        public void Dispose()
        {
        }
    }

    private sealed class LastToEnd : IHostedService, IDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => ended.Task;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => ended.TrySetResult();
    }
}

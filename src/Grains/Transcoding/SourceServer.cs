using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>
/// Lets ffmpeg read objects of a store that is not on this machine, over HTTP on the loopback interface. ffmpeg takes a connection that breaks
/// for the end of the file; here it never sees one: reading goes on where it stopped, and what could not be read is known afterwards.
/// Addresses are unguessable and end with the job.
/// </summary>
internal sealed class SourceServer(ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, OpenSource> sources = new();
    private readonly SemaphoreSlim starting = new(1);
    private KestrelServer? server;
    private string address = "";

    /// <summary>To be disposed of when nothing reads it any more.</summary>
    public async Task<OpenSource> Open(GenerationObjects generation, CancellationToken cancellationToken)
    {
        var (objects, key) = (generation.Store, generation.Original);
        if (generation.Arriving is { } session)
        {
            var arriving = objects.PathOf(session) ?? throw new MissingObjectException(session.Key);
            return new OpenSource(objects, key, new MediaSource(arriving), static () => { });
        }

        if (objects.PathOf(key) is { } path)
        {
            return new OpenSource(objects, key, new MediaSource(path), static () => { });
        }

        await Start(cancellationToken);
        var token = Guid.NewGuid().ToString("N");
        return sources[token] = new OpenSource(objects, key, new MediaSource($"{address}/{token}"), () => sources.TryRemove(token, out _));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { } running)
        {
            await running.StopAsync(new CancellationToken(canceled: true));
            running.Dispose();
        }

        starting.Dispose();
    }

    private async Task Start(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (server is not null)
            {
                return;
            }

            var options = new KestrelServerOptions();
            options.Listen(IPAddress.Loopback, 0);
            // ffmpeg reads as slowly as it encodes
            options.Limits.MinResponseDataRate = null;
            var made = new KestrelServer(
                Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers), loggers);
            await made.StartAsync(new Application(this), cancellationToken);
            address = made.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            server = made;
        }
        finally
        {
            starting.Release();
        }
    }

    private Task Answer(HttpContext context)
    {
        if (sources.TryGetValue(context.Request.Path.Value!.TrimStart('/'), out var source))
        {
            return source.Answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private sealed class Application(SourceServer owner) : Microsoft.AspNetCore.Hosting.Server.IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => owner.Answer(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}

using System.Net;
using Sunomi.Testing;

namespace Sunomi.Media;

/// <summary>Serves a folder over HTTP on loopback, with range requests.</summary>
internal sealed class FileServer : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ReservedPort port = new();
    private readonly HttpListener listener = new();
    private readonly string folder;
    private readonly int? rate;
    private readonly Task serving;

    /// <param name="rate">Bytes a second of each answer, which then come evenly; null: as fast as they are read.</param>
    public FileServer(string folder, int? rate = null)
    {
        (this.folder, this.rate) = (folder, rate);
        Address = $"http://127.0.0.1:{port.Number}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        serving = Serve();
    }

    /// <summary>Ends with a slash.</summary>
    public string Address { get; }

    public void Dispose()
    {
        listener.Close();
        serving.GetAwaiter().GetResult();
        port.Dispose();
    }

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => Answer(context));
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        var path = Path.Combine(folder, context.Request.Url!.AbsolutePath.TrimStart('/'));
        if (!File.Exists(path))
        {
            response.StatusCode = 404;
            return;
        }

        using var file = File.OpenRead(path);
        var (from, to) = (0L, file.Length - 1);
        if (context.Request.Headers["Range"] is { } range)
        {
            var ends = range["bytes=".Length..].Split('-');
            from = long.Parse(ends[0]);
            to = ends[1].Length > 0 ? Math.Min(to, long.Parse(ends[1])) : to;
            if (from > to)
            {
                response.StatusCode = 416;
                return;
            }

            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {from}-{to}/{file.Length}";
        }

        response.Headers["Accept-Ranges"] = "bytes";
        response.ContentLength64 = to - from + 1;
        var buffer = new byte[rate is { } slow ? (int)(slow * Pause.TotalSeconds) : 64 * 1024];
        file.Position = from;
        try
        {
            for (var left = response.ContentLength64; left > 0;)
            {
                var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
                await response.OutputStream.WriteAsync(buffer.AsMemory(0, read));
                left -= read;
                if (rate is not null)
                {
                    await Task.Delay(Pause); // the line is what is slow: nothing is waited for
                }
            }
        }
        catch (Exception error) when (error is HttpListenerException or IOException)
        {
            // the client has seen enough
        }
    }
}

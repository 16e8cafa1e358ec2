using Sunomi.GraphQL.Tests.Library;

namespace Sunomi.Bench.GraphQL.Hostile;

/// <summary>The library of the tests behind a real server, with the limits that are the default.</summary>
internal static class LibraryServer
{
    public static async Task Run(string port)
    {
        await using var host = await LibraryHost.StartAsync(address: $"http://127.0.0.1:{port}");
        await Task.Delay(Timeout.Infinite);
    }
}

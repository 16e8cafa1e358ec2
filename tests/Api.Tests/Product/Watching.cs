using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;

namespace Sunomi.Tests.Product;

/// <summary>Connections to the hub.</summary>
internal static class Watching
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The address of the hub for a browser of this person: the token is in the query.</summary>
    public static Uri HubAddress(this Person person) =>
        new(person.Http.BaseAddress!, person.Token is null ? "/hubs/watch" : $"/hubs/watch?access_token={Uri.EscapeDataString(person.Token)}");

    public static Task<HubConnection> Watch(this Person person, Action<HttpConnectionOptions>? configure = null) => Watch(person.HubAddress(), configure);

    public static async Task<HubConnection> Watch(Uri address, Action<HttpConnectionOptions>? configure = null)
    {
        var connection = new HubConnectionBuilder().WithUrl(address, options => configure?.Invoke(options)).Build();
        try
        {
            await connection.StartAsync().WaitAsync(Patience);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

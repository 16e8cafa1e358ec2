using System.Text.Json;
using System.Threading.Channels;

namespace Sunomi.Tests.Product;

/// <summary>What a subscription yields.</summary>
public sealed class SubscriptionEvents(ChannelReader<JsonElement> payloads, Func<Task> unsubscribe)
{
    /// <summary>The <c>data</c> of the next event; null when the subscription has completed.</summary>
    public async Task<JsonElement?> Next(TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(30));
        try
        {
            if (!await payloads.WaitToReadAsync(deadline.Token) || !payloads.TryRead(out var payload))
            {
                return null;
            }

            return payload.TryGetProperty("errors", out _) ? throw new SubscriptionException(payload) : payload.GetProperty("data");
        }
        catch (OperationCanceledException)
        {
            throw new ShouldAssertException("No event came in time.");
        }
    }

    /// <summary>The first event that fits, all others skipped.</summary>
    public async Task<JsonElement> First(Func<JsonElement, bool> fits)
    {
        while (await Next() is { } data)
        {
            if (fits(data))
            {
                return data;
            }
        }

        throw new ShouldAssertException("The subscription completed without such an event.");
    }

    /// <summary>All that comes until the subscription completes.</summary>
    public async Task<List<JsonElement>> ToEnd(TimeSpan patience)
    {
        var all = new List<JsonElement>();
        while (await Next(patience) is { } data)
        {
            all.Add(data);
        }

        return all;
    }

    public Task Unsubscribe() => unsubscribe();
}

/// <summary>A subscription ended with errors, or an event carried some.</summary>
public sealed class SubscriptionException(JsonElement payload) : Exception($"The subscription failed: {payload}")
{
    public JsonElement Payload { get; } = payload;

    public string? Code => (Payload.ValueKind == JsonValueKind.Array ? Payload : Payload.GetProperty("errors"))[0]
        .GetProperty("extensions").GetProperty("code").GetString();
}

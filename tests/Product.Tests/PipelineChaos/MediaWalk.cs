using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>Follows playlists as a player does and asks for all that they name. What does not exist is kept in mind, for good.</summary>
internal sealed partial class MediaWalk
{
    private readonly ConcurrentDictionary<string, byte> present = new();
    private readonly ConcurrentDictionary<string, byte> missing = new();
    private int playlists;

    /// <summary>Answered with 404, although something named them.</summary>
    public ICollection<string> Missing => missing.Keys;

    /// <summary>How many playlists were read.</summary>
    public int Playlists => playlists;

    /// <summary>How many different files were named and there.</summary>
    public int Present => present.Count;

    /// <param name="again">ask also for what was there before</param>
    /// <exception cref="HttpRequestException">the server or its store is away</exception>
    public async Task Follow(HttpClient http, string address, bool again, CancellationToken cancellationToken)
    {
        var master = new Uri(http.BaseAddress!, address);
        var waiting = new Queue<Uri>([master]);
        var seen = new HashSet<Uri>(waiting);
        while (waiting.TryDequeue(out var playlist))
        {
            foreach (var named in await Named(http, playlist, cancellationToken))
            {
                if (!seen.Add(named))
                {
                    continue;
                }

                if (named.AbsolutePath.EndsWith(".m3u8", StringComparison.Ordinal))
                {
                    waiting.Enqueue(named);
                }
                else if (again || !present.ContainsKey(named.AbsolutePath))
                {
                    using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, named), cancellationToken);
                    Take(answer, named);
                }
            }
        }
    }

    private async Task<IEnumerable<Uri>> Named(HttpClient http, Uri playlist, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(playlist, cancellationToken);
        Take(answer, playlist);
        Interlocked.Increment(ref playlists);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadAsStringAsync(cancellationToken)).Split('\n')
                .SelectMany(line => line.StartsWith('#') ? Address().Matches(line).Select(match => match.Groups[1].Value) : [line.Trim()])
                .Where(name => name.Length > 0)
                .Select(name => new Uri(playlist, name))
            : [];
    }

    private void Take(HttpResponseMessage answer, Uri address)
    {
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            missing.TryAdd(address.AbsolutePath, 0);
        }
        else if (answer.EnsureSuccessStatusCode().RequestMessage!.Method == HttpMethod.Head)
        {
            present.TryAdd(address.AbsolutePath, 0);
        }
    }

    [GeneratedRegex("URI=\"([^\"]+)\"")]
    private static partial Regex Address();
}

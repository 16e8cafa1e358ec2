using System.Text.RegularExpressions;
using Sunomi.Videos;

namespace Sunomi.Tests.Videos;

/// <summary>Follows the playlists of a video as a player does, whole ones in the store and growing ones as they are written.</summary>
internal sealed partial class Playlists(ClusterFixture cluster, VideoId id, VideoPlayback playback)
{
    /// <summary>All segments and headers that the playlists name, relative to <c>{videoId}/</c>.</summary>
    public async Task<string[]> Segments()
    {
        var playlists = new Queue<string>([playback.HlsObject]);
        var segments = new HashSet<string>();
        while (playlists.TryDequeue(out var playlist))
        {
            foreach (var named in await Named(playlist))
            {
                if (named.EndsWith(".m3u8", StringComparison.Ordinal))
                {
                    playlists.Enqueue(named);
                }
                else
                {
                    segments.Add(named);
                }
            }
        }

        return [.. segments];
    }

    private async Task<string[]> Named(string playlist)
    {
        var folder = playlist[..(playlist.LastIndexOf('/') + 1)];
        return
        [
            .. (await Read(playlist)).Split('\n')
                .SelectMany(line => line.StartsWith('#') ? Address().Matches(line).Select(match => match.Groups[1].Value) : [line.Trim()])
                .Where(name => name.Length > 0)
                .Select(name => name.StartsWith("../", StringComparison.Ordinal) ? $"g{playback.Generation}/{name[3..]}" : folder + name),
        ];
    }

    private async Task<string> Read(string playlist)
    {
        if (!playback.Complete)
        {
            return (await cluster.Grains.Playlists(id).Get(playback, [], DateTimeOffset.UtcNow, playlist, default)).ShouldNotBeNull(playlist);
        }

        await using var content = (await cluster.Objects.Open($"{id}/{playlist}", null, default)).ShouldNotBeNull(playlist);
        using var reader = new StreamReader(content.Stream);
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex("URI=\"([^\"]+)\"")]
    private static partial Regex Address();
}

using System.Security.Claims;
using Sunomi.Access;
using Sunomi.GraphQL;
using Sunomi.Schema;
using Sunomi.Storage.Catalogue;

namespace Sunomi.Videos;

internal sealed class VideoQueries(VideoTable videos, IGrainFactory grains, Viewer viewers)
{
    public async Task<VideoSnapshot?> Video(string id, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        VideoId.TryParse(id, out var video) ? await grains.Video(video).Get(viewers.Of(user), cancellationToken) : null;

    public async Task<Connection<VideoSnapshot>> Videos(int? first, string? after, int? last, string? before, CancellationToken cancellationToken) =>
        Pages.Show(await videos.Newest(Pages.Request(first, after, last, before), cancellationToken));

    public async Task<Connection<VideoSnapshot>> Search(string query, int? first, string? after, CancellationToken cancellationToken)
    {
        if (!SearchQuery.TryParse(query, out var words))
        {
            throw new GraphQLException(
                query.Length > SearchQuery.MaxLength
                    ? $"A search has {SearchQuery.MaxLength} characters at most."
                    : "Say what to search for: a word, or a few.",
                "INVALID");
        }

        return Pages.Show(await videos.Search(words, Pages.Request(first, after), cancellationToken));
    }

    public async Task<Connection<VideoSnapshot>> Feed(int? first, string? after, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Pages.Show(await videos.Feed(viewers.Require(user), Pages.Request(first, after), cancellationToken));
}

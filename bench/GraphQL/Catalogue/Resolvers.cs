namespace Sunomi.Bench.GraphQL;

internal sealed class QueryResolvers(Catalogue catalogue)
{
    private readonly Dictionary<string, Video> videos = catalogue.Videos.ToDictionary(video => video.Id);

    public Video? Video(string id) => videos.GetValueOrDefault(id);

    public IEnumerable<Video> Videos(int? first, int? skip) => catalogue.Videos.Skip(skip ?? 0).Take(first ?? 20);
}

internal sealed class VideoResolvers(Catalogue catalogue)
{
    private readonly Dictionary<string, Channel> channels = catalogue.Channels.ToDictionary(channel => channel.Id);

    public Channel Channel(Video video) => channels[video.ChannelId];

    public static IEnumerable<Comment> Comments(Video video, int? first) => video.Comments.Take(first ?? 20);
}

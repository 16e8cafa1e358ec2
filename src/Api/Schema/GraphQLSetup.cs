using System.Globalization;
using Sunomi.Access;
using Sunomi.Audience;
using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.GraphQL;
using Sunomi.Operations;
using Sunomi.Users;
using Sunomi.Videos;
using Sunomi.Web;

namespace Sunomi.Schema;

/// <summary>The contract (<c>schema.graphql</c>) and what stands behind each of its types.</summary>
internal static class GraphQLSetup
{
    public static IServiceCollection AddSunomiGraphQL(this IServiceCollection services)
    {
        services.AddSingleton<UserLoads>().AddSingleton<ChannelLoads>().AddSingleton<VideoLoads>();
        services.AddSingleton<VideoTopics>().AddSingleton<PatientReader>().AddSingleton<VideoFeed>();
        return services.AddGraphQL(options =>
        {
            options.Schema = ReadSchema();
            options.OnConnectionInit = SocketSignIn.FromConnectionInit;
            options.Explorer = ExplorerPage.Show;
            AddScalars(options);
            AddResolvers(options);
            AddTypes(options);
        });
    }

    private static void AddResolvers(GraphQLOptions options) => options
        .AddResolvers<NodeQueries>("Query")
        .AddResolvers<UserQueries>("Query")
        .AddResolvers<ChannelQueries>("Query")
        .AddResolvers<VideoQueries>("Query")
        .AddResolvers<OperationsQueries>("Query")
        .AddResolvers<SessionMutations>("Mutation")
        .AddResolvers<ChannelMutations>("Mutation")
        .AddResolvers<VideoMutations>("Mutation")
        .AddResolvers<AttachmentMutations>("Mutation")
        .AddResolvers<CommentMutations>("Mutation")
        .AddResolvers<ReactionMutations>("Mutation")
        .AddResolvers<VideoSubscriptions>("Subscription")
        .AddResolvers<UserResolvers>("User")
        .AddResolvers<ChannelResolvers>("Channel")
        .AddResolvers<VideoResolvers>("Video")
        .AddResolvers<CommentResolvers>("Comment")
        .AddResolvers<OperationsResolvers>("Operations");

    /// <summary>Where the contract has an interface or a union, the type of the value decides.</summary>
    private static void AddTypes(GraphQLOptions options) => options
        .Bind<UserSnapshot>("User")
        .Bind<ChannelSnapshot>("Channel")
        .Bind<VideoSnapshot>("Video")
        .Bind<CommentSnapshot>("Comment")
        .Bind<CommentAdded>("CommentAdded")
        .Bind<CommentEdited>("CommentEdited")
        .Bind<CommentDeleted>("CommentDeleted")
        .Bind<ReactionsChanged>("ReactionsChanged")
        .Bind<ViewsChanged>("ViewsChanged")
        .Bind<ActivityMissed>("ActivityMissed");

    /// <summary>Ids go out as they are written; they come in as strings, since a wrong one is an answer (null, NOT_FOUND) and no error.</summary>
    private static void AddScalars(GraphQLOptions options) => options
        .Scalar("ID", UserId.Parse, id => id.ToString())
        .Scalar("ID", ChannelId.Parse, id => id.ToString())
        .Scalar("ID", VideoId.Parse, id => id.ToString())
        .Scalar("ID", AttachmentId.Parse, id => id.ToString())
        .Scalar("ID", CommentId.Parse, id => id.ToString())
        .Scalar("DateTime", ParseTime, time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"'{text}' is not an instant as RFC 3339 writes it, such as 2026-01-31T12:00:00Z.");

    private static string ReadSchema()
    {
        using var stream = typeof(GraphQLSetup).Assembly.GetManifestResourceStream("schema.graphql")
            ?? throw new InvalidOperationException("The schema is not part of this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

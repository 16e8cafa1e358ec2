using Sunomi.Cli.Publishing;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>How a file comes to the server.</summary>
internal interface IWay
{
    /// <param name="sent">told so far, 0 to 1; called when the last byte has gone</param>
    Task Send(FileInfo file, GraphQLClient server, AnnouncedVideo video, Action<double> sent);
}

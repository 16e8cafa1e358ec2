using Sunomi.Access;
using Sunomi.GraphQL;

namespace Sunomi.Operations;

internal sealed class OperationsQueries(IGrainFactory grains, Viewer viewers)
{
    /// <summary>The grain decides who may see it.</summary>
    public async Task<ClusterReport> Operations(ResolveContext context)
    {
        var outcome = await grains.Operations().Report(viewers.Require(context.User), context.CancellationToken);
        return outcome.Value ?? throw new GraphQLException(outcome.Problems[0].Message, "FORBIDDEN");
    }

    public async Task<IReadOnlyList<Role>> ViewerRoles(ResolveContext context) =>
        viewers.Of(context.User) is { } viewer && await grains.User(viewer).IsAdmin(context.CancellationToken) ? [Role.Admin] : [];
}

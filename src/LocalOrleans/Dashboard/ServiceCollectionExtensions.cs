using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Hosting;

namespace Orleans.Dashboard;

/// <summary>The place of the packages' dashboard, with a note that it is theirs.</summary>
public static class ServiceCollectionExtensions
{
    private const string Note =
        "The Orleans dashboard comes with the package Microsoft.Orleans.Dashboard, and this build has the in-process Orleans (OrleansSource=local). " +
        "Build with -p:OrleansSource=packages from a feed that has it.";

    public static ISiloBuilder AddDashboard(this ISiloBuilder siloBuilder, Action<DashboardOptions>? configureOptions = null) => siloBuilder;

    public static IClientBuilder AddDashboard(this IClientBuilder clientBuilder, Action<DashboardOptions>? configureOptions = null) => clientBuilder;

    public static RouteGroupBuilder MapOrleansDashboard(this IEndpointRouteBuilder endpoints, string? routePrefix = null)
    {
        var group = endpoints.MapGroup(routePrefix ?? "");
        group.MapGet("/", () => Results.Text(Note, statusCode: StatusCodes.Status501NotImplemented));
        return group;
    }
}

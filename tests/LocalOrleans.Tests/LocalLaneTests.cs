using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Sunomi.Tests;

public sealed class LocalLaneTests
{
    [Fact]
    public void Asking_for_a_cluster_of_processes_names_the_packages()
    {
        var host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        var error = Should.Throw<NotSupportedException>(() => host.UseOrleans(silo => silo.UseAdoNetClustering((AdoNetClusteringSiloOptions _) => { })));

        error.Message.ShouldContain("Microsoft.Orleans.Clustering.AdoNet");
        error.Message.ShouldContain("OrleansSource=packages");
    }

    [Fact]
    public void Asking_for_a_client_process_names_the_packages()
    {
        var host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        Should.Throw<NotSupportedException>(() => host.UseOrleansClient(_ => { })).Message.ShouldContain("Microsoft.Orleans.Client");
    }
}

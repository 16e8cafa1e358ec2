using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Hosting;

/// <summary>Configures a client with a host of its own. Differs from the packages: only test clusters have such clients.</summary>
public interface IClientBuilder
{
    IServiceCollection Services { get; }

    IConfiguration Configuration { get; }
}

internal sealed record ClientBuilder(IServiceCollection Services, IConfiguration Configuration) : IClientBuilder;

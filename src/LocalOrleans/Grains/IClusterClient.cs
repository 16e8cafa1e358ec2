namespace Orleans;

/// <summary>
/// The grain factory for code outside of grains. Differs from the packages: it is always in the process of the silos, so what is
/// <see cref="ImmutableAttribute"/> goes by reference and calls that are not awaited arrive in order.
/// </summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}

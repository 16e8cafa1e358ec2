namespace Orleans.Hosting;

/// <summary>Something that must be well before the silo takes calls.</summary>
internal interface ISiloStartup
{
    Task Start(CancellationToken cancellationToken);
}

namespace Orleans.Runtime;

/// <summary>Makes references and sends their calls, for one silo or one client.</summary>
internal sealed class ReferenceRuntime(Caller caller, GrainTypes types, IServiceProvider services) : IClusterClient
{
    public IServiceProvider ServiceProvider { get; } = services;

    /// <summary>Inside a turn the calling silo counts, wherever the reference was made: its own may be dead.</summary>
    public Caller Caller => RuntimeContext.Current?.Silo.Caller ?? caller;

    public GrainReference CreateReference(GrainId grainId, Type interfaceType) => GrainReference.Create(this, grainId, interfaceType);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)(object)Get(typeof(TGrainInterface), IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey =>
        (TGrainInterface)(object)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)(object)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)CreateReference(grainId, typeof(TGrainInterface));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)(object)Get(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)(object)Get(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)(object)Get(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    private GrainReference Get(Type interfaceType, IdSpan key, string? classNamePrefix) =>
        CreateReference(new GrainId(types.Resolve(interfaceType, classNamePrefix), key), interfaceType);
}

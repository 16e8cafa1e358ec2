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

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateGuidKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyExtension);
        return (TGrainInterface)(object)Get(typeof(TGrainInterface), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, keyExtension), grainClassNamePrefix);
    }

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)(object)Get(grainInterfaceType, IdSpan.Create(grainPrimaryKey), null);
    }

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)(object)Get(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)(object)Get(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ThrowIfInTurn("create");
        return obj is GrainReference
            ? throw new ArgumentException("Argument obj is already a grain reference.", nameof(obj))
            : (TGrainObserverInterface)(object)CreateReference(caller.Cluster.Observers.Add(obj, caller), typeof(TGrainObserverInterface));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ThrowIfInTurn("delete");
        var reference = (object)obj as GrainReference ?? throw new ArgumentException("Argument reference is not a grain reference.", nameof(obj));
        if (!caller.Cluster.Observers.Remove(reference.GrainId))
        {
            throw new ArgumentException("Reference is not associated with a local object.", nameof(obj));
        }
    }

    private static void ThrowIfInTurn(string verb)
    {
        if (RuntimeContext.Current is not null)
        {
            throw new InvalidOperationException($"Cannot {verb} a local object reference from a grain.");
        }
    }

    private GrainReference Get(Type interfaceType, IdSpan key, string? classNamePrefix) =>
        CreateReference(new GrainId(types.Resolve(interfaceType, classNamePrefix), key), interfaceType);
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Runtime;

/// <summary>
/// The grain classes of the process and the interfaces they implement. Differs from the packages: found by looking through the
/// assemblies beside the application that reference this one, where the packages have generated lists.
/// </summary>
internal sealed class GrainTypes
{
    private static readonly Lazy<GrainTypes> Found = new(() => new GrainTypes(FindAssemblies()));

    private readonly Dictionary<GrainType, GrainClass> classes = [];
    private readonly Dictionary<Type, List<GrainClass>> byInterface = [];
    private readonly ConcurrentDictionary<string, GrainClass[]> implicitSubscribers = new();

    private GrainTypes(IReadOnlyList<Assembly> assemblies)
    {
        Assemblies = assemblies;
        Add(new GrainClass(typeof(ManagementGrain)));
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type))
            {
                Add(new GrainClass(type));
            }
        }
    }

    public static GrainTypes OfProcess => Found.Value;

    /// <summary>Those with grain interfaces, grain classes or wire types.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; }

    /// <summary>Those of grains and of observers.</summary>
    public IEnumerable<Type> Interfaces => byInterface.Keys.Concat(
        from assembly in Assemblies
        from type in assembly.GetTypes()
        where type.IsInterface && typeof(IGrainObserver).IsAssignableFrom(type)
        select type);

    public IEnumerable<GrainClass> Classes => classes.Values;

    /// <summary>The classes whose grains get the streams of a namespace without having subscribed.</summary>
    public IReadOnlyList<GrainClass> ImplicitSubscribers(string? streamNamespace) =>
        streamNamespace is null ? [] : implicitSubscribers.GetOrAdd(streamNamespace, name => [.. Classes.Where(known => known.StreamNamespaces.Contains(name))]);

    /// <summary>Whether grains or their interfaces live there.</summary>
    public bool HasGrains(Assembly assembly) => byInterface.Any(known =>
        known.Key.Assembly == assembly || known.Value.Exists(implementation => implementation.Type.Assembly == assembly));

    public GrainClass? Class(GrainType type) => classes.GetValueOrDefault(type);

    /// <exception cref="ArgumentException">No class implements the interface, or several do and the prefix does not choose one.</exception>
    public GrainType Resolve(Type interfaceType, string? classNamePrefix)
    {
        if (!byInterface.TryGetValue(interfaceType, out var candidates))
        {
            throw new ArgumentException($"Could not find an implementation for interface {interfaceType}.");
        }

        if (classNamePrefix is not null)
        {
            candidates = candidates.FindAll(candidate => candidate.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal));
        }

        return candidates.Count == 1
            ? candidates[0].GrainType
            : throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType} with the class name prefix " +
                $"\"{classNamePrefix}\". Candidates: {string.Join(", ", candidates.Select(candidate => candidate.Type))}.");
    }

    private void Add(GrainClass grainClass)
    {
        if (!classes.TryAdd(grainClass.GrainType, grainClass))
        {
            throw new OrleansConfigurationException(
                $"{grainClass.Type} and {classes[grainClass.GrainType].Type} are both called \"{grainClass.GrainType}\"; use GrainTypeAttribute.");
        }

        foreach (var implemented in grainClass.Type.GetInterfaces().Where(type => typeof(IGrain).IsAssignableFrom(type)))
        {
            if (!byInterface.TryGetValue(implemented, out var implementations))
            {
                byInterface.Add(implemented, implementations = []);
            }

            implementations.Add(grainClass);
        }
    }

    // The compiler drops references that no code uses, so following them from the entry assembly would miss the grains of a test project.
    private static List<Assembly> FindAssemblies()
    {
        var self = typeof(GrainTypes).Assembly.GetName().Name!;
        var names = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(path => References(path, self)).Select(Path.GetFileNameWithoutExtension);
        return [.. names.Select(name => Assembly.Load(name!)).Where(assembly => assembly != typeof(GrainTypes).Assembly).Distinct()];
    }

    private static bool References(string path, string assemblyName)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        return metadata.IsAssembly && metadata.AssemblyReferences.Any(handle =>
            metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, assemblyName));
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>One method of a grain interface: how it interleaves, and how its arguments and result are copied.</summary>
internal abstract class GrainMethod
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Cache = new();
    private readonly Copier?[] copiers;
    private readonly bool copies;

    protected GrainMethod(MethodInfo method)
    {
        Method = method;
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        var parameters = method.GetParameters();
        CancellationTokenIndex = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        copiers = Array.ConvertAll(parameters, CopierOf);
        copies = Array.Exists(copiers, copier => copier is not null);
    }

    public MethodInfo Method { get; }

    public bool IsAlwaysInterleave { get; }

    public bool IsReadOnly { get; }

    public bool IsOneWay { get; }

    public TimeSpan? ResponseTimeout { get; }

    public int CancellationTokenIndex { get; }

    /// <exception cref="NotSupportedException">The method's shape is none that Orleans knows.</exception>
    public static GrainMethod Of(MethodInfo method) => Cache.GetOrAdd(method, Create);

    public abstract object? Call(GrainReference reference, object?[] arguments);

    public override string ToString() => $"{Method.DeclaringType!.Name}.{Method.Name}";

    protected void CopyArguments(object?[] arguments)
    {
        if (!copies)
        {
            return;
        }

        // One context for all of them: what is the same object here is one object there.
        var context = new CopyContext();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (copiers[i] is { } copier)
            {
                arguments[i] = copier.CopyObject(arguments[i], context);
            }
        }
    }

    protected static bool IsShallow(ICustomAttributeProvider place, Type type) =>
        place.IsDefined(typeof(ImmutableAttribute), inherit: false) || Copiers.Of(type).IsShallow;

    private static Copier? CopierOf(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || IsShallow(parameter, parameter.ParameterType)
            ? null
            : Copiers.Of(parameter.ParameterType);

    private static GrainMethod Create(MethodInfo method)
    {
        var returned = method.ReturnType;
        if (method.IsGenericMethod)
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} is generic, which the local lane does not know.");
        }

        var generic = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        var descriptor = generic == typeof(Task<>) || generic == typeof(ValueTask<>)
            ? typeof(GrainMethod<>).MakeGenericType(returned.GetGenericArguments())
            : generic == typeof(IAsyncEnumerable<>)
                ? typeof(EnumerableMethod<>).MakeGenericType(returned.GetGenericArguments())
                : returned == typeof(Task) || returned == typeof(ValueTask) || returned == typeof(void)
                    ? typeof(GrainMethod<Nothing>)
                    : throw new NotSupportedException(
                        $"{method.DeclaringType}.{method.Name} returns {returned}; a grain method returns Task, ValueTask or IAsyncEnumerable.");
        return (GrainMethod)Activator.CreateInstance(descriptor, BindingFlags.DoNotWrapExceptions | BindingFlags.Instance | BindingFlags.Public,
            null, [method], null)!;
    }
}

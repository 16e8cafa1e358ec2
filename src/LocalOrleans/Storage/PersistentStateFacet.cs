using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A constructor parameter with <see cref="PersistentStateAttribute"/>.</summary>
internal sealed class PersistentStateFacet(Type parameterType, PersistentStateAttribute attribute)
{
    public Type ParameterType { get; } = parameterType;

    public static PersistentStateFacet[] Of(Type grainClass) =>
    [
        .. from constructor in grainClass.GetConstructors()
           from parameter in constructor.GetParameters()
           let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where attribute is not null
           select new PersistentStateFacet(parameter.ParameterType, attribute),
    ];

    public object Create(Activation activation)
    {
        var state = (ActivationState)Activator.CreateInstance(
            typeof(PersistentState<>).MakeGenericType(ParameterType.GetGenericArguments()),
            activation.Silo.StorageFor(attribute.StorageName, activation.Class.Type),
            attribute.StateName,
            activation.GrainId)!;
        activation.AddState(state);
        return state;
    }
}

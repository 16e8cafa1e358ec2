using System.Collections.Concurrent;

namespace Sunomi.GraphQL.Execution;

/// <summary>Finds the object type of a value among candidates: the one bound to its CLR type, or to the nearest base type or interface.</summary>
internal sealed class TypeResolver(IReadOnlyList<(Type ClrType, ObjectBinding Binding)> candidates)
{
    private readonly ConcurrentDictionary<Type, ObjectBinding?> known = new();

    public ObjectBinding? Resolve(object value) => known.GetOrAdd(value.GetType(), Find);

    private ObjectBinding? Find(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            foreach (var (clrType, binding) in candidates)
            {
                if (clrType == candidate)
                {
                    return binding;
                }
            }
        }

        return candidates.FirstOrDefault(candidate => candidate.ClrType.IsAssignableFrom(type)).Binding;
    }
}

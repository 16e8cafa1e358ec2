using System.Reflection;
using System.Text;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Finds out how values of a CLR type become values of an output type, and which object types are of which CLR types.</summary>
internal sealed class OutputBinder(Schema schema, IReadOnlyList<TypeRegistration> registrations, ScalarConversions scalars, BindingProblems problems)
{
    private readonly Dictionary<(ObjectType Type, Type Clr), ObjectBinding> bindings = [];
    private readonly Queue<(ObjectBinding Binding, Type Clr)> unfinished = new();

    /// <summary>Bindings that came up and whose fields are still to be bound.</summary>
    public bool TryTakeUnfinished(out (ObjectBinding Binding, Type Clr) next) => unfinished.TryDequeue(out next);

    /// <summary>A <c>Completer&lt;clr&gt;</c>, or null after a problem was reported.</summary>
    public object? Completer(GraphQLType type, Type clr, string place)
    {
        object? completer;
        if (Nullable.GetUnderlyingType(clr) is { } underlying)
        {
            completer = Inner(type.Nullable, underlying, place) is { } inner ? Make(typeof(UnwrapCompleter<>), [underlying], inner) : null;
        }
        else
        {
            completer = Inner(type.Nullable, clr, place);
        }

        if (completer is null)
        {
            return null;
        }

        var canBeNull = !clr.IsValueType || Nullable.GetUnderlyingType(clr) is not null;
        return type switch
        {
            NonNullType => canBeNull ? Make(typeof(NonNullCompleter<>), [clr], completer) : completer,
            ScalarType or EnumType => Make(typeof(NullableLeafCompleter<>), [clr], completer),
            _ => Make(typeof(NullableCompleter<>), [clr], completer),
        };
    }

    /// <summary>The binding of an object type for parents of a CLR type; its fields are bound later.</summary>
    public ObjectBinding BindingFor(ObjectType type, Type clr)
    {
        if (!bindings.TryGetValue((type, clr), out var binding))
        {
            bindings[(type, clr)] = binding = new ObjectBinding(type);
            unfinished.Enqueue((binding, clr));
        }

        return binding;
    }

    private object? Inner(GraphQLType type, Type clr, string place) => type switch
    {
        ListType list => List(list, clr, place),
        ObjectType objectType => Object(objectType, clr, place),
        CompositeType abstractType => Abstract(abstractType, clr, place),
        EnumType values => Enum(values, clr, place),
        _ => Scalar((ScalarType)type, clr, place),
    };

    private object? Scalar(ScalarType scalar, Type clr, string place)
    {
        if (scalars.Writer(scalar, clr) is { } write)
        {
            return Make(typeof(LeafCompleter<>), [clr], write);
        }

        problems.Add($"{place}: {ClrNames.Of(clr)} cannot be written as scalar {scalar}; register it with options.Scalar<{ClrNames.Of(clr)}>(\"{scalar}\", …).");
        return null;
    }

    private object? Enum(EnumType type, Type clr, string place)
    {
        if (clr == typeof(string))
        {
            return new LeafCompleter<string>((writer, value) => writer.String(
                type.Values.ContainsKey(value) ? value : throw new CoercionException($"Enum \"{type}\" cannot represent value: \"{value}\"")));
        }

        var unknown = clr.IsEnum ? System.Enum.GetNames(clr).Where(member => !type.Values.Keys.Any(name => ClrNames.Match(name, member))).ToList() : null;
        if (unknown is not [])
        {
            problems.Add($"{place}: {ClrNames.Of(clr)} cannot be written as enum {type}{(unknown is null ? string.Empty : $", which has no {string.Join(", ", unknown)}")}.");
            return null;
        }

        return Call(nameof(EnumCompleter), [clr], type);
    }

    private static LeafCompleter<T> EnumCompleter<T>(EnumType type)
        where T : struct, Enum
    {
        var texts = new Dictionary<T, byte[]>();
        foreach (var member in System.Enum.GetValues<T>())
        {
            texts[member] = Encoding.UTF8.GetBytes($"\"{type.Values.Keys.First(name => ClrNames.Match(name, member.ToString()))}\"");
        }

        return new((writer, value) => writer.Raw(texts.TryGetValue(value, out var text) ? text : throw new CoercionException($"Enum \"{type}\" cannot represent value: {value}")));
    }

    private object? List(ListType list, Type clr, string place)
    {
        var enumerable = clr == typeof(string) ? null
            : clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? clr
            : clr.GetInterfaces().FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (enumerable is null)
        {
            problems.Add($"{place}: the schema says a list ({list}), {ClrNames.Of(clr)} is none.");
            return null;
        }

        var item = enumerable.GetGenericArguments()[0];
        return Completer(list.Item, item, place) is { } completer ? Make(typeof(ListCompleter<,>), [clr, item], completer) : null;
    }

    private object? Object(ObjectType type, Type clr, string place)
    {
        if (!IsObjectLike(clr))
        {
            problems.Add($"{place}: the schema says an object ({type}), {ClrNames.Of(clr)} is none.");
            return null;
        }

        var derived = registrations.Where(one => one.TypeName == type.Name && one.ClrType != clr && clr.IsAssignableFrom(one.ClrType)).ToList();
        if (derived.Count == 0)
        {
            return Make(typeof(ObjectCompleter<>), [clr], BindingFor(type, clr));
        }

        var candidates = derived.Select(one => (one.ClrType, BindingFor(type, one.ClrType))).ToList();
        if (!clr.IsAbstract && clr != typeof(object))
        {
            candidates.Add((clr, BindingFor(type, clr)));
        }

        return Make(typeof(AbstractCompleter<>), [clr], new TypeResolver(candidates));
    }

    private object? Abstract(CompositeType type, Type clr, string place)
    {
        var possible = schema.PossibleTypes(type).ToDictionary(one => one.Name);
        var fitting = registrations.Where(one => possible.ContainsKey(one.TypeName) && clr.IsAssignableFrom(one.ClrType)).ToList();
        var missing = type is UnionType || clr == typeof(object)
            ? possible.Keys.Where(name => fitting.TrueForAll(one => one.TypeName != name)).ToList()
            : [];
        if (!IsObjectLike(clr) || fitting.Count == 0 || missing.Count > 0)
        {
            problems.Add($"{place}: {ClrNames.Of(clr)} cannot be written as {type}: no CLR type that is a {ClrNames.Of(clr)} is bound to {string.Join(", ", missing.Count > 0 ? missing : possible.Keys)}; use options.Bind<T>(…).");
            return null;
        }

        var candidates = fitting.Select(one => (one.ClrType, BindingFor(possible[one.TypeName], one.ClrType))).ToList();
        return Make(typeof(AbstractCompleter<>), [clr], new TypeResolver(candidates));
    }

    private static bool IsObjectLike(Type clr) => !clr.IsPrimitive && !clr.IsEnum && clr != typeof(string);

    private static object Call(string method, Type[] arguments, params object[] parameters) =>
        typeof(OutputBinder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments).Invoke(null, parameters)!;

    private static object Make(Type generic, Type[] arguments, params object[] parameters) =>
        Activator.CreateInstance(generic.MakeGenericType(arguments), BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, parameters, null)!;
}

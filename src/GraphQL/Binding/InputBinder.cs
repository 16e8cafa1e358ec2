using System.Linq.Expressions;
using System.Reflection;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Finds out how values of an input type become values of a CLR type.</summary>
internal sealed class InputBinder(ScalarConversions scalars, BindingProblems problems)
{
    private readonly Dictionary<(InputObjectType Type, Type Clr), object> objects = [];
    private readonly Dictionary<ScalarType, HashSet<Type>> scalarUses = [];

    /// <summary>An <c>InputReader&lt;clr&gt;</c>, or null after a problem was reported.</summary>
    /// <param name="type">The type in the schema.</param>
    /// <param name="clr">The type of the parameter or property.</param>
    /// <param name="canBeAbsent">Whether nothing may be given: nullable, or without a default.</param>
    /// <param name="place">For messages.</param>
    public object? Reader(GraphQLType type, Type clr, bool canBeAbsent, string place)
    {
        if (clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            var value = clr.GetGenericArguments()[0];
            return Reader(type, value, canBeAbsent: false, place) is { } inner ? Make(typeof(OptionalReader<>), [value], inner) : null;
        }

        var isNullable = type is not NonNullType || canBeAbsent;
        if (Nullable.GetUnderlyingType(clr) is { } underlying)
        {
            return Inner(type.Nullable, underlying, place) is { } inner ? Make(typeof(NullableStructReader<>), [underlying], inner) : null;
        }

        if (isNullable && clr.IsValueType)
        {
            problems.Add($"{place}: {type} may be null or absent, {ClrNames.Of(clr)} cannot be; make it {ClrNames.Of(clr)}? or Optional<{ClrNames.Of(clr)}>.");
            return null;
        }

        var reader = Inner(type.Nullable, clr, place);
        return reader is not null && isNullable ? Make(typeof(NullableReader<>), [clr], reader) : reader;
    }

    private object? Inner(GraphQLType type, Type clr, string place) => type switch
    {
        ListType list => List(list, clr, place),
        EnumType values => Enum(values, clr, place),
        InputObjectType input => Object(input, clr, place),
        _ => Scalar((ScalarType)type, clr, place),
    };

    private object? Scalar(ScalarType scalar, Type clr, string place)
    {
        if (scalars.Reader(scalar, clr) is not { } read)
        {
            problems.Add($"{place}: scalar {scalar} cannot be read as {ClrNames.Of(clr)}; register it with options.Scalar<{ClrNames.Of(clr)}>(\"{scalar}\", …).");
            return null;
        }

        if (scalar.Coercion is CustomScalarCoercion custom)
        {
            // With one CLR type only, a value that it cannot be is refused before execution.
            if (!scalarUses.TryGetValue(scalar, out var uses))
            {
                scalarUses[scalar] = uses = [];
            }

            uses.Add(clr);
            custom.Check = uses.Count == 1
                ? (Action<object>)typeof(InputBinder).GetMethod(nameof(CheckOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(clr).Invoke(null, [read])!
                : null;
        }

        return Make(typeof(ScalarReader<>), [clr], read);
    }

    private object? Enum(EnumType type, Type clr, string place)
    {
        if (clr == typeof(string))
        {
            return new EnumNameReader();
        }

        var members = clr.IsEnum ? EnumNames.Members(type, clr) : null;
        if (members is null || members.Contains(null))
        {
            var missing = members is null ? [] : type.Values.Keys.Where((_, index) => members.GetValue(index) is null);
            problems.Add($"{place}: enum {type} cannot be read as {ClrNames.Of(clr)}{(members is null ? string.Empty : $", which lacks {string.Join(", ", missing)}")}.");
            return null;
        }

        var typed = Array.CreateInstance(clr, members.Length);
        Array.Copy(members, typed, members.Length);
        return Make(typeof(EnumReader<>), [clr], typed);
    }

    private object? List(ListType list, Type clr, string place)
    {
        var item = clr.IsArray ? clr.GetElementType()! : clr.IsGenericType && clr.GetGenericArguments() is [var single] ? single : null;
        if (item is null || (!clr.IsAssignableFrom(item.MakeArrayType()) && clr != typeof(List<>).MakeGenericType(item)))
        {
            problems.Add($"{place}: a list cannot be read as {ClrNames.Of(clr)}; use an array, IReadOnlyList<T> or List<T>.");
            return null;
        }

        var reader = Reader(list.Item, item, canBeAbsent: false, place);
        return reader is null ? null
            : clr.IsArray ? Make(typeof(ArrayReader<>), [item], reader)
            : Make(typeof(ListReader<,>), [clr, item], reader);
    }

    private object? Object(InputObjectType type, Type clr, string place)
    {
        if (objects.TryGetValue((type, clr), out var known))
        {
            return known;
        }

        var constructor = clr.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => FieldFor(type, parameter.Name!) is not null))
            .MaxBy(candidate => candidate.GetParameters().Length);
        if (constructor is null)
        {
            problems.Add($"{place}: input {type} cannot be read as {ClrNames.Of(clr)}; it has no public constructor whose parameters are all fields of {type}.");
            return null;
        }

        var reader = Make(typeof(ObjectReader<>), [clr]);
        objects[(type, clr)] = reader; // before its fields: an input object may contain itself
        var values = Expression.Parameter(typeof(object[]));
        var result = Expression.Variable(clr);
        var used = new HashSet<InputValue>();
        var arguments = constructor.GetParameters().Select(parameter =>
        {
            var field = FieldFor(type, parameter.Name!)!;
            used.Add(field);
            return Read(field, parameter.ParameterType, values, parameter.HasDefaultValue ? parameter.DefaultValue : DBNull.Value);
        }).ToList();
        if (arguments.Contains(null))
        {
            return reader;
        }

        var body = new List<Expression> { Expression.Assign(result, Expression.New(constructor, arguments!)) };
        foreach (var field in type.Fields.Values.Where(field => !used.Contains(field)))
        {
            if (clr.GetProperties().FirstOrDefault(candidate => candidate.SetMethod is { IsPublic: true } && ClrNames.Match(field.Name, candidate.Name)) is { } property)
            {
                // What was not given keeps what the initialiser says.
                var given = Expression.Not(Expression.TypeIs(Expression.ArrayIndex(values, Expression.Constant(field.Index)), typeof(Absent)));
                if (Read(field, property.PropertyType, values, DBNull.Value) is { } read)
                {
                    body.Add(Expression.IfThen(given, Expression.Assign(Expression.Property(result, property), read)));
                }
            }
            else
            {
                problems.Add($"{ClrNames.Of(clr)}: nothing reads field {field}; add a constructor parameter or a settable property {field.Name}.");
            }
        }

        body.Add(result);
        var create = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(object[]), clr), Expression.Block([result], body), values).Compile();
        reader.GetType().GetProperty("Create")!.SetValue(reader, create);
        return reader;
    }

    private static InputValue? FieldFor(InputObjectType type, string clrName) => type.Fields.Values.FirstOrDefault(field => ClrNames.Match(field.Name, clrName));

    private Expression? Read(InputValue field, Type clr, ParameterExpression values, object? fallback) =>
        ReadExpression(field, clr, Expression.ArrayIndex(values, Expression.Constant(field.Index)), fallback, $"{field}");

    /// <summary>Code that reads a coerced value; a parameter's default stands in where nothing was given. DBNull: there is none.</summary>
    public Expression? ReadExpression(InputValue input, Type clr, Expression value, object? fallback, string place)
    {
        var canBeAbsent = input.Type is not NonNullType && input.DefaultValue is null && fallback is DBNull;
        if (Reader(input.Type, clr, canBeAbsent, place) is not { } reader)
        {
            return null;
        }

        Expression read = Expression.Call(Expression.Constant(reader, typeof(InputReader<>).MakeGenericType(clr)), "Read", null, value);
        if (fallback is DBNull || (clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Optional<>)))
        {
            return read;
        }

        var given = Expression.Not(Expression.TypeIs(value, typeof(Absent)));
        return Expression.Condition(given, read, fallback is null ? Expression.Default(clr) : Expression.Convert(Expression.Constant(fallback), clr));
    }

    private static Action<object> CheckOf<T>(Func<object, T> read) => value => read(value);

    private static object Make(Type generic, Type[] arguments, params object[] parameters) =>
        Activator.CreateInstance(generic.MakeGenericType(arguments), BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, parameters, null)!;
}

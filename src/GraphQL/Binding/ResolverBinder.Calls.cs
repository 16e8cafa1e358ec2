using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>Compiles what calls a member with parent, arguments and context, and what completes its result.</summary>
internal sealed partial class ResolverBinder
{
    private static readonly ParameterExpression ExecutorParameter = Expression.Parameter(typeof(Executor), "executor");
    private static readonly ParameterExpression FieldParameter = Expression.Parameter(typeof(FieldPlan), "field");
    private static readonly ParameterExpression SourceParameter = Expression.Parameter(typeof(object), "source");

    /// <summary>Code that gets the member's value; null after a problem was reported.</summary>
    private Expression? Call(Field field, MemberInfo member, Type? parent, string place)
    {
        if (member is PropertyInfo property)
        {
            return Expression.Property(Expression.Convert(SourceParameter, parent!), property);
        }

        var method = (MethodInfo)member;
        usedMethods.Add(method);
        var values = Expression.Variable(typeof(object[]), "arguments");
        var used = new HashSet<InputValue>();
        var parameters = new List<Expression?>();
        foreach (var parameter in method.GetParameters())
        {
            parameters.Add(Parameter(field, parameter, parent, values, used, place));
        }

        foreach (var argument in field.Arguments.Where(argument => !used.Contains(argument)))
        {
            problems.Add($"{place}: no parameter takes argument {argument.Name}.");
        }

        if (parameters.Contains(null))
        {
            return null;
        }

        var instance = method.IsStatic ? null : Expression.Constant(instanceOf(method.ReflectedType!), method.ReflectedType!);
        var call = Expression.Call(instance, method, parameters!);
        return used.Count == 0
            ? call
            : Expression.Block([values], Expression.Assign(values, Expression.Call(ExecutorParameter, nameof(Executor.Arguments), null, FieldParameter)), call);
    }

    private Expression? Parameter(Field field, ParameterInfo parameter, Type? parent, Expression values, HashSet<InputValue> used, string place)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
        {
            return Expression.Property(ExecutorParameter, nameof(Executor.CancellationToken));
        }

        if (type == typeof(ResolveContext))
        {
            return Expression.New(typeof(FieldContext).GetConstructors()[0], ExecutorParameter, FieldParameter);
        }

        if (type == typeof(ClaimsPrincipal))
        {
            return Expression.Property(Expression.Property(ExecutorParameter, nameof(Executor.Request)), nameof(RequestContext.User));
        }

        if (field.Arguments.FirstOrDefault(argument => ClrNames.Match(argument.Name, parameter.Name!)) is { } argument)
        {
            used.Add(argument);
            var fallback = parameter.HasDefaultValue ? parameter.DefaultValue : DBNull.Value;
            return inputs.ReadExpression(argument, type, Expression.ArrayIndex(values, Expression.Constant(argument.Index)), fallback, $"{place} parameter {parameter.Name}");
        }

        if (parent is not null && type.IsAssignableFrom(parent))
        {
            return Expression.Convert(SourceParameter, type);
        }

        problems.Add($"{place}: parameter {ClrNames.Of(type)} {parameter.Name} is no argument of the field{Suggestions.For(parameter.Name!, field.Arguments.Select(one => one.Name)).TrimEnd('?')}, nor its parent{(parent is null ? string.Empty : $" ({ClrNames.Of(parent)})")}, ResolveContext, ClaimsPrincipal or CancellationToken.");
        return null;
    }

    private FieldExecutor? FieldFor(Field field, Type returned, Expression call, string place)
    {
        var isTask = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>);
        var isValueTask = returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(ValueTask<>);
        var value = isTask || isValueTask ? returned.GetGenericArguments()[0] : returned;
        if (value == typeof(void) || value == typeof(Task) || value == typeof(ValueTask))
        {
            problems.Add($"{place}: returns nothing, the schema says {field.Type}.");
            return null;
        }

        if (outputs.Completer(field.Type, value, place) is not { } completer)
        {
            return null;
        }

        var executor = isTask ? typeof(TaskField<>) : isValueTask ? typeof(ValueTaskField<>) : typeof(SyncField<>);
        return (FieldExecutor)Activator.CreateInstance(executor.MakeGenericType(value), Compile(call, returned), completer)!;
    }

    /// <summary>A result that C# says may be null where the schema says it may not: an error only when it happens, so only advice.</summary>
    private void AdviseOnNull(Field field, MemberInfo member, string place)
    {
        var nullability = new NullabilityInfoContext();
        var info = member is MethodInfo method ? nullability.Create(method.ReturnParameter) : nullability.Create((PropertyInfo)member);
        if (info.Type.IsGenericType && (info.Type.GetGenericTypeDefinition() == typeof(Task<>) || info.Type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            info = info.GenericTypeArguments[0];
        }

        if (field.Type is NonNullType && info.ReadState == NullabilityState.Nullable && !IsOfTypeParameter(member))
        {
            advice.Add($"{place}: may return null, the schema says {field.Type}.");
        }
    }

    /// <summary>Of <c>T Node</c> in <c>Edge&lt;T&gt;</c> nobody can say whether it may be null.</summary>
    private static bool IsOfTypeParameter(MemberInfo member) =>
        member is PropertyInfo { DeclaringType: { IsGenericType: true } owner }
        && owner.GetGenericTypeDefinition().GetProperty(member.Name)?.PropertyType.IsGenericParameter == true;

    private static Delegate Compile(Expression call, Type returned) =>
        Expression.Lambda(typeof(ResolveField<>).MakeGenericType(returned), call, ExecutorParameter, FieldParameter, SourceParameter).Compile();

    private void BindSource(ObjectBinding binding, Field field, MemberInfo member, Type returned, string place)
    {
        var isTask = returned.IsGenericType && returned.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>));
        var stream = isTask ? returned.GetGenericArguments()[0] : returned;
        var call = Call(field, member, null, place);
        if (!stream.IsGenericType || stream.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>))
        {
            problems.Add($"{place}: a field of the subscription type returns IAsyncEnumerable<T>, or a task of it, not {ClrNames.Of(returned)}.");
            return;
        }

        var item = stream.GetGenericArguments()[0];
        if (call is null || FieldFor(field, item, Expression.Convert(SourceParameter, item), place) is not { } executor)
        {
            return;
        }

        if (!isTask)
        {
            call = Expression.New(typeof(ValueTask<>).MakeGenericType(stream).GetConstructor([stream])!, call);
        }
        else if (returned.GetGenericTypeDefinition() == typeof(Task<>))
        {
            call = Expression.New(typeof(ValueTask<>).MakeGenericType(stream).GetConstructor([returned])!, call);
        }

        binding.Fields[field.Index] = executor;
        binding.Sources[field.Index] = (EventSource)Activator.CreateInstance(typeof(MethodSource<>).MakeGenericType(item), Compile(call, typeof(ValueTask<>).MakeGenericType(stream)))!;
    }
}

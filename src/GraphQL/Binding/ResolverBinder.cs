using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>
/// Binds every field of every object type that can be reached to a resolver method or a property, by name, and compiles what calls
/// it. All reflection of the engine happens here, when the host starts.
/// </summary>
internal sealed class ResolverBinder
{
    private readonly Schema schema;
    private readonly IReadOnlyList<ResolverRegistration> resolvers;
    private readonly Func<Type, object> instanceOf;
    private readonly BindingProblems problems = new();
    private readonly InputBinder inputs;
    private readonly OutputBinder outputs;
    private readonly HashSet<MethodInfo> usedMethods = [];

    private ResolverBinder(Schema schema, IReadOnlyList<ResolverRegistration> resolvers, IReadOnlyList<TypeRegistration> types, IEnumerable<ScalarRegistration> scalars, Func<Type, object> instanceOf)
    {
        this.schema = schema;
        this.resolvers = resolvers;
        this.instanceOf = instanceOf;
        var conversions = new ScalarConversions(scalars);
        inputs = new InputBinder(conversions, problems);
        outputs = new OutputBinder(schema, types, conversions, problems);
        CheckNames(types, scalars);
    }

    /// <exception cref="BindingException">Something is missing or does not fit; lists all of it.</exception>
    public static SchemaBindings Bind(Schema schema, GraphQLOptions options, Func<Type, object> instanceOf)
    {
        var resolvers = options.Resolvers.Concat(Introspection.IntrospectionResolvers.Registrations).ToList();
        var binder = new ResolverBinder(schema, resolvers, options.Types, options.Scalars, type => Introspection.IntrospectionResolvers.Create(type, schema) ?? instanceOf(type));
        return binder.Bind();
    }

    /// <summary>The meta-fields alone, for a schema whose own fields are resolved otherwise.</summary>
    public static ObjectBinding BindMeta(Schema schema)
    {
        var binder = new ResolverBinder(schema, Introspection.IntrospectionResolvers.Registrations, [], [], type => Introspection.IntrospectionResolvers.Create(type, schema)!);
        var meta = binder.BindMeta();
        binder.problems.ThrowIfAny();
        return meta;
    }

    private SchemaBindings Bind()
    {
        var roots = new Dictionary<ObjectType, ObjectBinding>();
        foreach (var (operation, type) in schema.RootTypes)
        {
            var root = (ObjectType)type;
            roots[root] = new ObjectBinding(root);
            BindFields(roots[root], null, operation == OperationType.Subscription);
        }

        var meta = BindMeta();
        ReportUnusedMethods();
        problems.ThrowIfAny();
        return new(roots, meta);
    }

    /// <summary>Binds the meta-fields, and then everything that came up so far.</summary>
    private ObjectBinding BindMeta()
    {
        var meta = new ObjectBinding(schema.Meta);
        BindFields(meta, null, isSubscription: false);
        while (outputs.TryTakeUnfinished(out var next))
        {
            BindFields(next.Binding, next.Clr, isSubscription: false);
        }

        return meta;
    }

    private void CheckNames(IReadOnlyList<TypeRegistration> types, IEnumerable<ScalarRegistration> scalars)
    {
        var objects = schema.Types.Values.OfType<ObjectType>().Select(type => type.Name).Append(schema.Meta.Name).ToHashSet();
        var named = resolvers.Select(one => (one.TypeName, ClrNames.Of(one.ResolverType))).Concat(types.Select(one => (one.TypeName, ClrNames.Of(one.ClrType))));
        foreach (var (name, clr) in named.Where(one => !objects.Contains(one.TypeName)))
        {
            problems.Add($"{clr} is registered for object type {name}, which the schema does not have.{Suggestions.For(name, objects)}");
        }

        foreach (var scalar in scalars.Where(one => schema.Type(one.ScalarName) is not ScalarType))
        {
            problems.Add($"{ClrNames.Of(scalar.ClrType)} is registered for scalar {scalar.ScalarName}, which the schema does not have.{Suggestions.For(scalar.ScalarName, schema.Types.Values.OfType<ScalarType>().Select(type => type.Name))}");
        }
    }

    private void BindFields(ObjectBinding binding, Type? parent, bool isSubscription)
    {
        foreach (var field in binding.Type.Fields.Values.Where(field => field.Name != "__typename"))
        {
            var member = Find(field, parent);
            if (member is null)
            {
                continue;
            }

            var returned = member is MethodInfo method ? method.ReturnType : ((PropertyInfo)member).PropertyType;
            var place = member is MethodInfo ? $"{field} ({ClrNames.Of(member.DeclaringType!)}.{member.Name})" : $"{field} (property {ClrNames.Of(member.DeclaringType!)}.{member.Name})";
            if (isSubscription)
            {
                BindSource(binding, field, member, returned, place);
            }
            else if (Call(field, member, parent, place) is { } call)
            {
                binding.Fields[field.Index] = FieldFor(field, returned, call, place)!;
            }
        }
    }

    /// <summary>The method of that name that takes such a parent, or the parent's property.</summary>
    private MemberInfo? Find(Field field, Type? parent)
    {
        var type = field.Parent;
        var methods = resolvers.Where(one => one.TypeName == type.Name).SelectMany(one => Methods(one.ResolverType)).Where(method => ClrNames.MatchMethod(field.Name, method.Name)).Distinct().ToList();
        var fitting = methods.Where(method => TakesParent(method, field, parent)).ToList();
        if (fitting.Count > 1)
        {
            problems.Add($"{field}: more than one method resolves it: {string.Join(", ", fitting.Select(method => $"{ClrNames.Of(method.DeclaringType!)}.{method.Name}"))}.");
        }

        if (fitting.Count > 0)
        {
            return fitting[0];
        }

        var property = parent is null ? null : Properties(parent).FirstOrDefault(property => property.GetMethod is { IsPublic: true } && ClrNames.Match(field.Name, property.Name));
        if (property is null)
        {
            var where = parent is null ? string.Empty : $", and {ClrNames.Of(parent)} has no property {field.Name}";
            var others = methods.Count > 0 ? $" {ClrNames.Of(methods[0].DeclaringType!)}.{methods[0].Name} takes another parent." : string.Empty;
            problems.Add($"{field}: no resolver class for {type.Name} has a method {field.Name}{where}.{others}");
        }
        else if (field.Arguments.Count > 0)
        {
            problems.Add($"{field}: has arguments, which property {ClrNames.Of(parent!)}.{property.Name} cannot take; write a method.");
        }

        return property;
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(method => method.DeclaringType != typeof(object) && !method.IsSpecialName);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Concat(type.IsInterface ? type.GetInterfaces().SelectMany(inherited => inherited.GetProperties()) : []);

    /// <summary>Every parameter that is no argument and no context must be the parent.</summary>
    private static bool TakesParent(MethodInfo method, Field field, Type? parent) =>
        method.GetParameters().All(parameter => IsKnown(parameter, field) || (parent is not null && parameter.ParameterType.IsAssignableFrom(parent)) || !CouldBeParent(parameter));

    private static bool IsKnown(ParameterInfo parameter, Field field) =>
        IsContext(parameter.ParameterType) || field.Arguments.Any(argument => ClrNames.Match(argument.Name, parameter.Name!));

    private static bool IsContext(Type type) => type == typeof(ResolveContext) || type == typeof(CancellationToken) || type == typeof(ClaimsPrincipal);

    private static bool CouldBeParent(ParameterInfo parameter) => parameter.Position == 0 && !parameter.ParameterType.IsPrimitive && parameter.ParameterType != typeof(string);

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

    /// <summary>A public method that resolves nothing is a misspelt one.</summary>
    private void ReportUnusedMethods()
    {
        foreach (var group in resolvers.GroupBy(one => one.ResolverType))
        {
            var fields = group.Select(one => schema.Type(one.TypeName)).OfType<ObjectType>().Append(schema.Meta).SelectMany(type => type.Fields.Keys).ToList();
            foreach (var method in Methods(group.Key).Where(method => !usedMethods.Contains(method) && !fields.Exists(field => ClrNames.MatchMethod(field, method.Name))))
            {
                problems.Add($"{ClrNames.Of(group.Key)}.{method.Name}: resolves no field of {string.Join(", ", group.Select(one => one.TypeName))}.{Suggestions.For(method.Name, fields)} If it is no resolver, it must not be public.");
            }
        }
    }
}

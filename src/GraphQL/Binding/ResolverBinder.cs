using System.Reflection;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Binding;

/// <summary>
/// Binds every field of every object type that can be reached to a resolver method or a property, by name, and compiles what calls
/// it. All reflection of the engine happens here, when the host starts.
/// </summary>
internal sealed partial class ResolverBinder
{
    private readonly Schema schema;
    private readonly IReadOnlyList<ResolverRegistration> resolvers;
    private readonly Func<Type, object> instanceOf;
    private readonly BindingProblems problems = new();
    private readonly InputBinder inputs;
    private readonly OutputBinder outputs;
    private readonly HashSet<MethodInfo> usedMethods = [];
    private readonly List<string> advice = [];
    private readonly HashSet<Field> personal = [];

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
        return new(roots, meta) { Advice = advice, Personal = personal };
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
                AdviseOnNull(field, member, place);
                if (IsPersonal(member))
                {
                    personal.Add(field);
                }
            }
        }
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

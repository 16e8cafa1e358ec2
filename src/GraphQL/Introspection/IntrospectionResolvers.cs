using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Introspection;

/// <summary>Introspection is ordinary resolvers over the type system, https://spec.graphql.org/September2025/#sec-Introspection.</summary>
internal static class IntrospectionResolvers
{
    public static IReadOnlyList<ResolverRegistration> Registrations { get; } =
    [
        new("__Meta", typeof(MetaResolvers)),
        new("__Schema", typeof(SchemaResolvers)),
        new("__Type", typeof(TypeResolvers)),
        new("__Field", typeof(FieldResolvers)),
        new("__InputValue", typeof(InputValueResolvers)),
        new("__EnumValue", typeof(EnumValueResolvers)),
        new("__Directive", typeof(DirectiveResolvers)),
    ];

    /// <summary>An instance of one of these classes, null for any other type.</summary>
    public static object? Create(Type type, Schema schema) =>
        type == typeof(MetaResolvers) ? new MetaResolvers(schema)
        : type == typeof(TypeResolvers) ? new TypeResolvers(schema)
        : type.Namespace == typeof(IntrospectionResolvers).Namespace ? Activator.CreateInstance(type)
        : null;
}

internal sealed class MetaResolvers(Schema schema)
{
    public Schema Schema() => schema;

    public GraphQLType? Type(string name) => schema.Type(name);
}

internal sealed class SchemaResolvers
{
    public static IEnumerable<GraphQLType> Types(Schema schema) => schema.Types.Values;

    public static GraphQLType QueryType(Schema schema) => schema.Query;

    public static GraphQLType? MutationType(Schema schema) => schema.RootTypes.GetValueOrDefault(OperationType.Mutation);

    public static GraphQLType? SubscriptionType(Schema schema) => schema.RootTypes.GetValueOrDefault(OperationType.Subscription);

    public static IEnumerable<Directive> Directives(Schema schema) => schema.Directives.Values;
}

/// <summary>https://spec.graphql.org/September2025/#sec-The-__Type-Type</summary>
internal sealed class TypeResolvers(Schema schema)
{
    public static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    public static string? Name(GraphQLType type) => (type as NamedType)?.Name;

    public static string? Description(GraphQLType type) => (type as NamedType)?.Description;

    public static string? SpecifiedByUrl(GraphQLType type) => (type as ScalarType)?.SpecifiedByUrl;

    public static IEnumerable<Field>? Fields(GraphQLType type, bool includeDeprecated) =>
        (type as FieldsType)?.Fields.Values.Where(field => includeDeprecated || field.DeprecationReason is null);

    public static IEnumerable<GraphQLType>? Interfaces(GraphQLType type) => (type as FieldsType)?.Interfaces;

    public IEnumerable<GraphQLType>? PossibleTypes(GraphQLType type) => type is InterfaceType or UnionType ? schema.PossibleTypes((CompositeType)type) : null;

    public static IEnumerable<EnumValue>? EnumValues(GraphQLType type, bool includeDeprecated) =>
        (type as EnumType)?.Values.Values.Where(value => includeDeprecated || value.DeprecationReason is null);

    public static IEnumerable<InputValue>? InputFields(GraphQLType type, bool includeDeprecated) =>
        (type as InputObjectType)?.Fields.Values.Where(field => includeDeprecated || field.DeprecationReason is null);

    public static GraphQLType? OfType(GraphQLType type) => (type as ListType)?.Item ?? (type as NonNullType)?.Inner;

    public static bool? IsOneOf(GraphQLType type) => (type as InputObjectType)?.IsOneOf;
}

internal sealed class FieldResolvers
{
    public static IEnumerable<InputValue> Args(Field field, bool includeDeprecated) =>
        field.Arguments.Where(argument => includeDeprecated || argument.DeprecationReason is null);

    public static bool IsDeprecated(Field field) => field.DeprecationReason is not null;
}

internal sealed class InputValueResolvers
{
    public static string? DefaultValue(InputValue input) => input.DefaultValue is { } literal ? Printer.Print(literal) : null;

    public static bool IsDeprecated(InputValue input) => input.DeprecationReason is not null;
}

internal sealed class EnumValueResolvers
{
    public static bool IsDeprecated(EnumValue value) => value.DeprecationReason is not null;
}

internal sealed class DirectiveResolvers
{
    public static IEnumerable<InputValue> Args(Directive directive, bool includeDeprecated) =>
        directive.Arguments.Where(argument => includeDeprecated || argument.DeprecationReason is null);

    public static IEnumerable<string> Locations(Directive directive) => directive.Locations.Select(DirectiveLocations.NameOf);
}

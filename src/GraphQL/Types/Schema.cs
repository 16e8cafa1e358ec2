using System.Diagnostics.CodeAnalysis;
using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Validation;
using Sunomi.GraphQL.Validation.SchemaRules;

namespace Sunomi.GraphQL.Types;

/// <summary>A type system, https://spec.graphql.org/September2025/#sec-Schema.</summary>
internal sealed class Schema
{
    /// <summary>Errors after which nobody reads on.</summary>
    private const int MaxErrors = 1_000;

    private readonly Dictionary<string, HashSet<NamedType>> implementations = [];

    public required IReadOnlyList<SchemaDefinitionNode> Nodes { get; init; }

    public required OrderedDictionary<string, NamedType> Types { get; init; }

    public required OrderedDictionary<string, Directive> Directives { get; init; }

    /// <summary>Root operation types; an object type each once the schema is validated.</summary>
    public required IReadOnlyDictionary<OperationType, NamedType> RootTypes { get; init; }

    /// <summary>Holds the meta-fields, see <see cref="BuiltIns.Meta"/>.</summary>
    public required ObjectType Meta { get; init; }

    public string? Description => Nodes.Count > 0 ? Nodes[0].Description?.Value : null;

    public ObjectType Query => (ObjectType)RootTypes[OperationType.Query];

    /// <summary>Builds and validates a schema from one document, extensions included.</summary>
    /// <exception cref="SchemaException">Syntax, definitions or the type system are wrong; lists all of it.</exception>
    public static Schema Parse(string sdl, int maxErrors = MaxErrors)
    {
        Document document;
        try
        {
            document = Parser.Parse(sdl, ParserLimits.Trusted);
        }
        catch (SyntaxException exception)
        {
            throw new SchemaException([GraphQLError.Of(exception)]);
        }

        return Build(document, maxErrors);
    }

    /// <exception cref="SchemaException">Definitions or the type system are wrong; lists all of it.</exception>
    public static Schema Build(Document document, int maxErrors = MaxErrors)
    {
        Check(DefinitionRules.All, (rule, report) => rule.Check(document, report), maxErrors);
        var schema = new SchemaBuilder(document).Build();
        Check(TypeSystemRules.All, (rule, report) => rule.Check(schema, report), maxErrors);
        return schema;
    }

    public NamedType? Type(string name) => Types.TryGetValue(name, out var type) ? type : null;

    public bool TryGetDirective(string name, [NotNullWhen(true)] out Directive? directive) => Directives.TryGetValue(name, out directive);

    /// <summary>The field of a composite type by name, meta-fields included.</summary>
    public Field? FieldOf(CompositeType type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal) && Meta.Fields.TryGetValue(name, out var meta) && (name == "__typename" || type == RootTypes[OperationType.Query]))
        {
            return meta;
        }

        return type is FieldsType fields && fields.Fields.TryGetValue(name, out var field) ? field : null;
    }

    /// <summary>The type that a document means, null when it names an unknown one.</summary>
    public GraphQLType? TypeFromNode(TypeNode node) => node switch
    {
        NamedTypeNode named => Type(named.Name.Value),
        ListTypeNode list => TypeFromNode(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => TypeFromNode(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };

    /// <summary>GetPossibleTypes(type): the object types that a value of a composite type may have.</summary>
    public IEnumerable<ObjectType> PossibleTypes(CompositeType type) => type switch
    {
        ObjectType self => [self],
        UnionType union => union.Members.OfType<ObjectType>(),
        _ => implementations.TryGetValue(type.Name, out var found) ? found.OfType<ObjectType>() : [],
    };

    /// <summary>Whether an object or interface type is a member of the union or implements the interface.</summary>
    public bool IsPossibleType(CompositeType abstractType, NamedType type) => abstractType is UnionType union
        ? union.Members.Contains(type)
        : implementations.TryGetValue(abstractType.Name, out var found) && found.Contains(type);

    /// <summary>IsSubType(possibleSubType, superType)</summary>
    public bool IsSubType(GraphQLType possibleSubType, GraphQLType superType) => (possibleSubType, superType) switch
    {
        (NonNullType sub, NonNullType super) => IsSubType(sub.Inner, super.Inner),
        (NonNullType sub, _) => IsSubType(sub.Inner, superType),
        (ListType sub, ListType super) => IsSubType(sub.Item, super.Item),
        (NamedType sub, NamedType super) => sub == super || (super is CompositeType and not ObjectType && IsPossibleType((CompositeType)super, sub)),
        _ => false,
    };

    /// <summary>Whether both are the same type, wrappings included.</summary>
    public static bool IsSameType(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => IsSameType(a.Inner, b.Inner),
        (ListType a, ListType b) => IsSameType(a.Item, b.Item),
        _ => left == right,
    };

    private static void Check<TRule>(IReadOnlyList<TRule> rules, Action<TRule, Action<GraphQLError>> check, int maxErrors)
    {
        var errors = new List<GraphQLError>();
        try
        {
            foreach (var rule in rules)
            {
                check(rule, Report);
            }
        }
        catch (ValidationAbortedException exception)
        {
            errors.Add(new(exception.Message));
        }

        if (errors.Count > 0)
        {
            throw new SchemaException(errors);
        }

        void Report(GraphQLError error)
        {
            errors.Add(error);
            if (errors.Count >= maxErrors)
            {
                throw new ValidationAbortedException($"Validation of the schema stopped after {maxErrors} errors.");
            }
        }
    }

    internal void IndexImplementations()
    {
        foreach (var type in Types.Values.OfType<FieldsType>())
        {
            foreach (var implemented in type.Interfaces)
            {
                if (!implementations.TryGetValue(implemented.Name, out var found))
                {
                    implementations[implemented.Name] = found = [];
                }

                found.Add(type);
            }
        }
    }
}

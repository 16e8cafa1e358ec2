using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>
/// Makes types from definitions and extensions that the definition rules have passed: every name is defined, and once.
/// First all named types, then what refers to them.
/// </summary>
internal sealed class SchemaBuilder(Document document)
{
    private readonly OrderedDictionary<string, NamedType> types = [];

    public Schema Build()
    {
        var builtIn = BuiltIns.Definitions.Definitions;
        foreach (var scalar in BuiltInScalars.All)
        {
            types[scalar.Name] = scalar;
        }

        var extensions = document.Definitions.OfType<TypeDefinitionNode>().Where(node => node.IsExtension).ToLookup(node => node.Name.Value);
        foreach (var node in builtIn.Concat(document.Definitions).OfType<TypeDefinitionNode>().Where(node => !node.IsExtension))
        {
            types.TryAdd(node.Name.Value, Declare([node, .. extensions[node.Name.Value]]));
        }

        foreach (var type in types.Values)
        {
            Define(type);
        }

        var own = document.Definitions.OfType<DirectiveDefinitionNode>().ToList();
        var directives = new OrderedDictionary<string, Directive>();
        foreach (var node in builtIn.OfType<DirectiveDefinitionNode>().Where(node => own.TrueForAll(one => one.Name.Value != node.Name.Value)))
        {
            directives[node.Name.Value] = new(node, Arguments($"@{node.Name}", node.Arguments)) { IsBuiltIn = true };
        }

        foreach (var node in own)
        {
            directives[node.Name.Value] = new(node, Arguments($"@{node.Name}", node.Arguments)) { IsBuiltIn = builtIn.OfType<DirectiveDefinitionNode>().Any(one => one.Name.Value == node.Name.Value) };
        }

        foreach (var scalar in BuiltInScalars.All.Select(scalar => scalar.Name).Except(ReferencedTypes(directives.Values)))
        {
            types.Remove(scalar); // the schema does not have what it does not refer to
        }

        var nodes = document.Definitions.OfType<SchemaDefinitionNode>().OrderBy(node => node.IsExtension).ToList();
        var meta = new ObjectType(BuiltIns.Meta.Name.Value, [BuiltIns.Meta]);
        Define(meta);
        var schema = new Schema { Nodes = nodes, Types = types, Directives = directives, RootTypes = RootTypes(nodes), Meta = meta };
        schema.IndexImplementations();
        return schema;
    }

    /// <summary>Those that the schema definition names, without one the types Query, Mutation and Subscription.</summary>
    private Dictionary<OperationType, NamedType> RootTypes(List<SchemaDefinitionNode> nodes)
    {
        var roots = new Dictionary<OperationType, NamedType>();
        foreach (var root in nodes.SelectMany(node => node.OperationTypes))
        {
            roots[root.Operation] = types[root.Type.Name.Value];
        }

        foreach (var operation in nodes.TrueForAll(node => node.IsExtension) ? Enum.GetValues<OperationType>() : [])
        {
            if (types.TryGetValue(operation.ToString(), out var type))
            {
                roots[operation] = type;
            }
        }

        return roots;
    }

    private HashSet<string> ReferencedTypes(IEnumerable<Directive> directives)
    {
        var fields = types.Values.OfType<FieldsType>().SelectMany(type => type.Fields.Values).ToList();
        return fields.Select(field => field.Type)
            .Concat(fields.SelectMany(field => field.Arguments).Concat(directives.SelectMany(directive => directive.Arguments)).Select(argument => argument.Type))
            .Concat(types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields.Values).Select(field => field.Type))
            .Select(type => type.Named.Name)
            .ToHashSet();
    }

    private static NamedType Declare(List<TypeDefinitionNode> nodes)
    {
        var name = nodes[0].Name.Value;
        return nodes[0] switch
        {
            ScalarTypeDefinitionNode => new ScalarType(name, nodes, new CustomScalarCoercion()) { SpecifiedByUrl = Argument(nodes, "specifiedBy", "url") },
            ObjectTypeDefinitionNode => new ObjectType(name, nodes),
            InterfaceTypeDefinitionNode => new InterfaceType(name, nodes),
            UnionTypeDefinitionNode => new UnionType(name, nodes),
            EnumTypeDefinitionNode => new EnumType(name, nodes),
            _ => new InputObjectType(name, nodes) { IsOneOf = nodes.SelectMany(node => node.Directives).Any(directive => directive.Name.Value == "oneOf") },
        };
    }

    private void Define(NamedType type)
    {
        switch (type)
        {
            case FieldsType fields:
                fields.Interfaces.AddRange(type.Nodes.Cast<FieldsTypeDefinitionNode>().SelectMany(node => node.Interfaces).Select(node => types[node.Name.Value]));
                foreach (var node in type.Nodes.Cast<FieldsTypeDefinitionNode>().SelectMany(node => node.Fields))
                {
                    var arguments = Arguments($"{type.Name}.{node.Name}", node.Arguments);
                    fields.Fields[node.Name.Value] = new(fields, fields.Fields.Count, node, TypeOf(node.Type), arguments, DeprecationReason(node.Directives));
                }

                break;
            case UnionType union:
                union.Members.AddRange(type.Nodes.Cast<UnionTypeDefinitionNode>().SelectMany(node => node.Types).Select(node => types[node.Name.Value]));
                break;
            case EnumType values:
                foreach (var node in type.Nodes.Cast<EnumTypeDefinitionNode>().SelectMany(node => node.Values))
                {
                    values.Values[node.Name.Value] = new(values.Values.Count, node, DeprecationReason(node.Directives));
                }

                break;
            case InputObjectType input:
                foreach (var node in type.Nodes.Cast<InputObjectTypeDefinitionNode>().SelectMany(node => node.Fields))
                {
                    input.Fields[node.Name.Value] = new(type.Name, false, input.Fields.Count, node, TypeOf(node.Type), DeprecationReason(node.Directives));
                }

                break;
        }
    }

    private List<InputValue> Arguments(string owner, IReadOnlyList<InputValueDefinitionNode> nodes) =>
        [.. nodes.Select((node, index) => new InputValue(owner, true, index, node, TypeOf(node.Type), DeprecationReason(node.Directives)))];

    private GraphQLType TypeOf(TypeNode node) => node switch
    {
        ListTypeNode list => new ListType(TypeOf(list.Type)),
        NonNullTypeNode nonNull => new NonNullType(TypeOf(nonNull.Type)),
        _ => types[((NamedTypeNode)node).Name.Value],
    };

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == "deprecated")
            {
                return directive.Argument("reason") switch
                {
                    null => BuiltIns.DefaultDeprecationReason,
                    StringValueNode reason => reason.Value,
                    var other => throw Misused(directive, other),
                };
            }
        }

        return null;
    }

    private static string? Argument(List<TypeDefinitionNode> nodes, string directiveName, string argument)
    {
        var directive = nodes.SelectMany(node => node.Directives).LastOrDefault(directive => directive.Name.Value == directiveName);
        return directive?.Argument(argument) switch
        {
            null => null,
            StringValueNode text => text.Value,
            var other => throw Misused(directive!, other),
        };
    }

    private static SchemaException Misused(DirectiveNode directive, ValueNode value) =>
        new([GraphQLError.At($"The argument of \"@{directive.Name}\" must be a string.", value.Location)]);
}

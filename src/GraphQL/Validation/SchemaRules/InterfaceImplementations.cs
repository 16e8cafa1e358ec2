using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.SchemaRules;

/// <summary>IsValidImplementation(type, implementedType), https://spec.graphql.org/September2025/#IsValidImplementation().</summary>
internal sealed class InterfaceImplementations : ISchemaRule
{
    public void Check(Schema schema, Action<GraphQLError> report)
    {
        foreach (var type in schema.Types.Values.OfType<FieldsType>())
        {
            var seen = new HashSet<NamedType>();
            foreach (var implemented in type.Interfaces)
            {
                if (implemented is not InterfaceType @interface)
                {
                    report(GraphQLError.At($"Type {type} must only implement Interface types, it cannot implement {implemented}.", References(type, implemented)));
                }
                else if (type == implemented)
                {
                    report(GraphQLError.At($"Type {type} cannot implement itself because it would create a circular reference.", References(type, implemented)));
                }
                else if (!seen.Add(implemented))
                {
                    report(GraphQLError.At($"Type {type} can only implement {implemented} once.", References(type, implemented)));
                }
                else
                {
                    CheckAncestors(type, @interface, report);
                    CheckFields(schema, type, @interface, report);
                }
            }
        }
    }

    internal static DirectiveNode? Deprecated(IReadOnlyList<DirectiveNode> directives) => directives.FirstOrDefault(directive => directive.Name.Value == "deprecated");

    private static void CheckAncestors(FieldsType type, InterfaceType implemented, Action<GraphQLError> report)
    {
        foreach (var ancestor in implemented.Interfaces.Where(ancestor => !type.Interfaces.Contains(ancestor)))
        {
            report(GraphQLError.At(
                ancestor == type
                    ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.",
                References(implemented, ancestor).Concat(References(type, implemented))));
        }
    }

    private static void CheckFields(Schema schema, FieldsType type, InterfaceType implemented, Action<GraphQLError> report)
    {
        foreach (var expected in implemented.Fields.Values)
        {
            if (!type.Fields.TryGetValue(expected.Name, out var field))
            {
                report(GraphQLError.At($"Interface field {expected} expected but {type} does not provide it.", type.Nodes.Prepend<Node>(expected.Node)));
                continue;
            }

            if (!schema.IsSubType(field.Type, expected.Type))
            {
                report(GraphQLError.At(
                    $"Interface field {expected} expects type {expected.Type} but {field} is type {field.Type}.",
                    expected.Node.Type.Location,
                    field.Node.Type.Location));
            }

            CheckArguments(field, expected, report);
            if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            {
                report(GraphQLError.At(
                    $"Interface field {expected} is not deprecated, so implementation field {field} must not be deprecated.",
                    [Deprecated(field.Node.Directives), field.Node.Type]));
            }
        }
    }

    private static void CheckArguments(Field field, Field expected, Action<GraphQLError> report)
    {
        foreach (var wanted in expected.Arguments)
        {
            var argument = field.Argument(wanted.Name);
            if (argument is null)
            {
                report(GraphQLError.At($"Interface field argument {wanted} expected but {field} does not provide it.", wanted.Node.Location, field.Node.Location));
            }
            else if (!Schema.IsSameType(wanted.Type, argument.Type))
            {
                report(GraphQLError.At(
                    $"Interface field argument {wanted} expects type {wanted.Type} but {argument} is type {argument.Type}.",
                    wanted.Node.Type.Location,
                    argument.Node.Type.Location));
            }
        }

        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && expected.Argument(argument.Name) is null))
        {
            report(GraphQLError.At(
                $"Argument \"{argument}\" must not be required type \"{argument.Type}\" if not provided by the Interface field \"{expected}\".",
                argument.Node.Location,
                expected.Node.Location));
        }
    }

    private static IEnumerable<Node> References(NamedType type, NamedType implemented) =>
        type.Nodes.Cast<FieldsTypeDefinitionNode>().SelectMany(node => node.Interfaces).Where(node => node.Name.Value == implemented.Name);
}

using System.Text;
using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Types;

/// <summary>A schema in the definition language, without what every schema has.</summary>
internal static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var parts = new List<string?> { SchemaDefinition(schema) };
        parts.AddRange(schema.Directives.Values.Where(directive => !directive.IsBuiltIn).Select(DirectiveDefinition));
        parts.AddRange(schema.Types.Values.Where(type => !type.IsIntrospection && type is not ScalarType { IsBuiltIn: true }).Select(TypeDefinition));
        return string.Join("\n\n", parts.OfType<string>());
    }

    private static string? SchemaDefinition(Schema schema)
    {
        var usual = Enum.GetValues<OperationType>().All(operation => schema.RootTypes.GetValueOrDefault(operation) == schema.Type(operation.ToString()));
        if ((usual && schema.Description is null) || schema.RootTypes.Count == 0)
        {
            return null;
        }

        var roots = schema.RootTypes.OrderBy(root => root.Key).Select(root => $"  {OperationTypes.NameOf(root.Key)}: {root.Value}\n");
        return $"{Description(schema.Description, 0)}schema {{\n{string.Concat(roots)}}}";
    }

    private static string DirectiveDefinition(Directive directive) =>
        $"{Description(directive.Description, 0)}directive {directive}{Arguments(directive.Arguments, 0)}{(directive.IsRepeatable ? " repeatable" : string.Empty)}"
        + $" on {string.Join(" | ", directive.Locations.Select(DirectiveLocations.NameOf))}";

    private static string TypeDefinition(NamedType type) => Description(type.Description, 0) + type switch
    {
        ScalarType scalar => $"scalar {scalar}{(scalar.SpecifiedByUrl is { } url ? $" @specifiedBy(url: {Quoted(url)})" : string.Empty)}",
        FieldsType fields => FieldsDefinition(fields),
        UnionType union => $"union {union} = {string.Join(" | ", union.Members)}",
        EnumType values => $"enum {values} {Block(values.Values.Values.Select(value => (value.Description, $"{value.Name}{Deprecated(value.DeprecationReason)}")))}",
        InputObjectType input => $"input {input}{(input.IsOneOf ? " @oneOf" : string.Empty)} {Block(input.Fields.Values.Select(field => (field.Description, Input(field))))}",
        _ => string.Empty,
    };

    private static string FieldsDefinition(FieldsType type) =>
        $"{(type is ObjectType ? "type" : "interface")} {type}{(type.Interfaces.Count > 0 ? " implements " : string.Empty)}{string.Join(" & ", type.Interfaces)} "
        + Block(type.Fields.Values.Select(field => (field.Description, $"{field.Name}{Arguments(field.Arguments, 1)}: {field.Type}{Deprecated(field.DeprecationReason)}")));

    private static string Arguments(IReadOnlyList<InputValue> arguments, int indentation)
    {
        if (arguments.Count == 0)
        {
            return string.Empty;
        }

        if (arguments.All(argument => argument.Description is null))
        {
            return $"({string.Join(", ", arguments.Select(Input))})";
        }

        var space = new string(' ', indentation * 2);
        var lines = arguments.Select(argument => $"{Description(argument.Description, indentation + 1)}{space}  {Input(argument)}\n");
        return $"(\n{string.Concat(lines)}{space})";
    }

    private static string Input(InputValue input) =>
        $"{input.Name}: {input.Type}{(input.DefaultValue is { } literal ? $" = {Printer.Print(literal)}" : string.Empty)}{Deprecated(input.DeprecationReason)}";

    private static string Block(IEnumerable<(string? Description, string Line)> items)
    {
        var block = new StringBuilder("{\n");
        var first = true;
        foreach (var (description, line) in items)
        {
            block.Append(description is not null && !first ? "\n" : string.Empty).Append(Description(description, 1)).Append("  ").Append(line).Append('\n');
            first = false;
        }

        return block.Append('}').ToString();
    }

    private static string Description(string? description, int indentation) =>
        description is null ? string.Empty : $"{new string(' ', indentation * 2)}{Printer.PrintDescription(description, indentation)}\n";

    private static string Deprecated(string? reason) =>
        reason is null ? string.Empty : reason == BuiltIns.DefaultDeprecationReason ? " @deprecated" : $" @deprecated(reason: {Quoted(reason)})";

    private static string Quoted(string value) => Printer.Print(new StringValueNode(default, value, block: false));
}

using System.Text;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Oracle.Generation;

/// <summary>Documents that are valid for a schema most of the time, with variables, fragments and directives.</summary>
internal sealed class DocumentGenerator(Chance chance, Schema schema)
{
    private readonly List<(string Name, GraphQLType Type)> variables = [];
    private readonly StringBuilder fragments = new();
    private int aliases;

    /// <summary>The variables that the last document declares.</summary>
    public IReadOnlyList<(string Name, GraphQLType Type)> Variables => variables;

    public string Generate(string operation)
    {
        var root = (ObjectType)schema.Type(char.ToUpperInvariant(operation[0]) + operation[1..])!;
        var selection = operation == "subscription" ? $"{{ {Field(root.Fields.Values.ToList()[chance.Below(root.Fields.Count)], 3)} }}" : Selections(root, 4);
        var declared = variables.Count == 0 ? string.Empty : $"({string.Join(", ", variables.Select(Declaration))})";
        return $"{operation} Generated{declared}{(chance.Of(10) && operation == "query" ? " @mark" : string.Empty)} {selection}{fragments}";
    }

    private string Declaration((string Name, GraphQLType Type) variable) =>
        $"${variable.Name}: {variable.Type}{(variable.Type is not NonNullType && chance.Of(25) ? $" = {Literal(variable.Type, 2, constant: true)}" : string.Empty)}";

    private string Selections(CompositeType type, int depth)
    {
        var text = new StringBuilder("{ ");
        var fields = type is FieldsType own ? own.Fields.Values.Where(field => depth > 1 || field.Type.Named is not CompositeType).ToList() : [];
        var count = 1 + chance.Below(4);
        for (var i = 0; i < count && fields.Count > 0; i++)
        {
            text.Append(Field(chance.Pick(fields), depth - 1)).Append(' ');
        }

        if (depth > 1 && chance.Of(40))
        {
            text.Append(Fragment(type, depth - 1)).Append(' ');
        }

        if (fields.Count == 0 || chance.Of(15))
        {
            text.Append("__typename ");
        }

        return text.Append('}').ToString();
    }

    private string Field(Field field, int depth)
    {
        var arguments = field.Arguments.Where(argument => argument.IsRequired || chance.Of(60)).Select(argument => $"{argument.Name}: {Value(argument.Type, 3)}").ToList();
        // Without an alias fields of one name meet, as they may when nothing about them differs.
        var alias = arguments.Count > 0 || field.Arguments.Count > 0 || chance.Of(20) ? $"f{aliases++}: " : string.Empty;
        var below = field.Type.Named is CompositeType type ? $" {Selections(type, depth)}" : string.Empty;
        return $"{alias}{field.Name}{(arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : string.Empty)}{Condition()}{below}";
    }

    private string Fragment(CompositeType type, int depth)
    {
        var possible = schema.PossibleTypes(type).ToList();
        var target = possible.Count == 0 || chance.Of(30) ? type : possible[chance.Below(possible.Count)];
        if (chance.Of(50))
        {
            return chance.Of(20) ? $"...{Condition()} {Selections(type, depth)}" : $"... on {target}{Condition()} {Selections(target, depth)}";
        }

        var name = $"F{aliases++}";
        fragments.Append($" fragment {name} on {target} {Selections(target, depth)}");
        return $"...{name}{Condition()}{(chance.Of(20) ? $" ...{name}" : string.Empty)}";
    }

    private string Condition() => chance.Below(20) switch
    {
        0 => $" @skip(if: {Variable(new NonNullType(schema.Type("Boolean")!))})",
        1 => $" @include(if: {(chance.Of(50) ? "true" : "false")})",
        _ => string.Empty,
    };

    private string Value(GraphQLType type, int depth) => chance.Of(35) ? Variable(type) : Literal(type, depth, constant: false);

    private string Variable(GraphQLType type)
    {
        var name = $"v{variables.Count}";
        variables.Add((name, type));
        return $"${name}";
    }

    private string Literal(GraphQLType type, int depth, bool constant)
    {
        if (type is NonNullType nonNull)
        {
            return Literal(nonNull.Inner, depth, constant).Replace("null", type.Named is InputObjectType ? "null" : "1", StringComparison.Ordinal);
        }

        if (chance.Of(8) || depth == 0)
        {
            return "null";
        }

        if (chance.Of(2))
        {
            return chance.Pick(["1.5", "\"wrong\"", "WRONG", "{ wrong: 1 }", "[[]]", "true"]);
        }

        return type switch
        {
            ListType list => chance.Of(20) ? Item(list.Item, depth, constant) : $"[{string.Join(", ", Enumerable.Range(0, chance.Below(3)).Select(_ => Item(list.Item, depth, constant)))}]",
            EnumType values => chance.Pick(values.Values.Keys.ToList()),
            InputObjectType { IsOneOf: true } input => $"{{ {Member(chance.Pick(input.Fields.Values.ToList()), depth, constant)} }}",
            InputObjectType input => $"{{ {string.Join(", ", input.Fields.Values.Where(field => field.IsRequired || chance.Of(40)).Select(field => Member(field, depth, constant)))} }}",
            _ => Scalar(type.Named.Name),
        };
    }

    private string Item(GraphQLType type, int depth, bool constant) => constant ? Literal(type, depth - 1, constant) : Value(type, depth - 1);

    private string Member(InputValue field, int depth, bool constant) => $"{field.Name}: {(constant || chance.Of(80) ? Literal(field.Type, depth - 1, constant) : Value(field.Type, depth - 1))}";

    private string Scalar(string name) => name switch
    {
        "Int" => chance.Pick(["0", "-5", "2147483647"]),
        "Float" => chance.Pick(["1", "-0.5", "1e10"]),
        "Boolean" => chance.Pick(["true", "false"]),
        "ID" => chance.Pick(["\"id\"", "42"]),
        "String" => chance.Pick(["\"text\"", "\"\"", "\"\"\"block\"\"\"", "\"\\u00e9\""]),
        _ => chance.Pick(["1", "\"any\"", "[1, \"a\", null]", "{ a: 1 }", "ENUM"]),
    };
}

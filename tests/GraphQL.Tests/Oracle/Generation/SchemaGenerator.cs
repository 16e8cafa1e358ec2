using System.Text;

namespace Sunomi.GraphQL.Tests.Oracle.Generation;

/// <summary>Valid schemas of a dozen types that refer to each other, with all that the type system has.</summary>
internal sealed class SchemaGenerator(Chance chance)
{
    private readonly StringBuilder sdl = new();
    private readonly string[] objects = ["Alpha", "Beta", "Gamma"];
    private readonly Dictionary<string, string> interfaceFields = [];

    public string Generate()
    {
        sdl.Append("directive @mark(n: Int = 1, in: Filter) repeatable on FIELD | OBJECT | ENUM_VALUE | QUERY | INPUT_FIELD_DEFINITION | INLINE_FRAGMENT\n");
        sdl.Append(chance.Of(50) ? "\"\"\"\nAnything\n  at all\n\"\"\" " : string.Empty).Append("scalar Any").Append(chance.Of(50) ? " @specifiedBy(url: \"https://example.com/any\")\n" : "\n");
        sdl.Append($"enum Color {{ {Description()}RED GREEN{Deprecated()} BLUE{(chance.Of(30) ? " @mark(n: 2)" : string.Empty)} }}\n");
        sdl.Append($"input Filter {{ {Description()}text: String{Default("\"t\"")} count: Int{(chance.Of(30) ? "! = 3" : string.Empty)}{(chance.Of(20) ? " @mark" : string.Empty)} color: Color{Default("GREEN")} tags: [String!]{Default("[\"a\"]")} inner: Filter any: Any ids: [ID] }}\n");
        sdl.Append("input Choice @oneOf { text: String number: Int filter: Filter }\n");
        Interface("Node", "id: ID! ");
        Interface("Named", $"name({Argument("style")}): {(chance.Of(50) ? "String" : "String!")} node: Node ");
        foreach (var name in objects)
        {
            Object(name, chance.Of(60), chance.Of(60));
        }

        sdl.Append($"union Some = Alpha | Beta{(chance.Of(50) ? " | Gamma" : string.Empty)}\n");
        Object("Query", false, false);
        Object("Mutation", false, false);
        Object("Subscription", false, false);
        sdl.Append(chance.Of(50) ? $"extend type Query {{ {Field("added")}}}\nextend enum Color {{ GRAY }}\nextend input Filter {{ added: Float{Default("1.5")} }}\n" : string.Empty);
        return sdl.ToString();
    }

    private void Interface(string name, string fields)
    {
        interfaceFields[name] = fields;
        sdl.Append($"{Description()}interface {name} {{ {fields}}}\n");
    }

    private void Object(string name, bool isNode, bool isNamed)
    {
        var interfaces = new[] { isNode ? "Node" : null, isNamed ? "Named" : null }.OfType<string>().ToList();
        sdl.Append($"{Description()}type {name}{(interfaces.Count > 0 ? $" implements {string.Join(" & ", interfaces)}" : string.Empty)}{(chance.Of(10) ? " @mark @mark(n: 5)" : string.Empty)} {{ ");
        foreach (var one in interfaces)
        {
            sdl.Append(interfaceFields[one]);
        }

        var count = 3 + chance.Below(4);
        for (var i = 0; i < count; i++)
        {
            sdl.Append(Field($"{char.ToLowerInvariant(name[0])}{i}"));
        }

        sdl.Append("plain: String }\n");
    }

    private string Field(string name)
    {
        var arguments = chance.Of(35) ? $"({Argument("x")} {(chance.Of(50) ? Argument("y") : string.Empty)})" : string.Empty;
        return $"{Description()}{name}{arguments}: {Output()}{Deprecated()} ";
    }

    private string Argument(string name) => chance.Below(8) switch
    {
        0 => $"{name}: Int{Default("7")}",
        1 => $"{name}: [Int!]",
        2 => $"{name}: Filter{Default("{ text: \"d\" }")}",
        3 => $"{name}: Choice",
        4 => $"{name}: Color = RED",
        5 => $"{name}: Any",
        6 => $"{name}: ID{(chance.Of(30) ? "!" : string.Empty)}",
        _ => $"{name}: [[String]]{Default("[[\"a\"], null]")}",
    };

    private string Output()
    {
        var named = chance.Pick(["String", "Int", "Float", "Boolean", "ID", "Color", "Any", .. objects, .. objects, "Node", "Named", "Some"]);
        return chance.Below(6) switch
        {
            0 => $"{named}!",
            1 => $"[{named}]",
            2 => $"[{named}!]",
            3 => $"[{named}!]!",
            _ => named,
        };
    }

    private string Default(string value) => chance.Of(40) ? $" = {value}" : string.Empty;

    private string Deprecated() => chance.Below(10) switch { 0 => " @deprecated", 1 => " @deprecated(reason: \"gone\")", _ => string.Empty };

    private string Description() => chance.Below(10) switch { 0 => "\"what it is\" ", 1 => "\"\"\"\nwhat\n  it is\n\"\"\" ", _ => string.Empty };
}

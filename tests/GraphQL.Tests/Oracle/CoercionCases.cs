namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>All coercions of sections 3 and 6: of literals, of variables' values, and of results.</summary>
internal static class CoercionCases
{
    private const string Back = """{"f":{"$args":true}}""";
    private const string NoVariables = "{}";

    private static readonly string Types = """
        scalar Any
        enum E { RED BLUE }
        input In { a: Int b: Int! = 7 c: [Int] d: In e: E }
        input One @oneOf { a: Int b: String }
        """;

    public static IEnumerable<CoercionCase> Refused =>
    [
        .. Scalar("Int", ["1.0", "1.5", "\"1\"", "true", "RED", "[1]", "{}", "2147483648", "-2147483649", "1e3"], ["1.5", "\"1\"", "true", "[1]", "{}", "2147483648", "-2147483649", "1e100"], ["1.5", "\"x\"", "\"\"", "[]", "[1]", "{}", "2147483648", "1e100"]),
        .. Scalar("Float", ["\"1\"", "true", "RED", "[1.5]", "{}"], ["\"1\"", "true", "[1.5]", "{}"], ["\"x\"", "\"\"", "[]", "{}"]),
        .. Scalar("String", ["1", "1.5", "true", "RED", "[\"a\"]", "{}"], ["1", "1.5", "true", "[\"a\"]", "{}"], ["1", "1.5", "true", "[]", "{}", "[\"a\"]"]),
        .. Scalar("Boolean", ["1", "0", "\"true\"", "RED", "[true]", "{}"], ["1", "0", "\"true\"", "[true]", "{}"], ["\"true\"", "\"\"", "[]", "{}", "1", "0"]),
        .. Scalar("ID", ["1", "1.5", "true", "RED", "[1]", "{}"], ["1", "1.5", "true", "[1]", "{}"], ["1", "1.5", "true", "[]", "{}"]),
        .. Of("E", "enum E { RED BLUE } => scalar E", ["GREEN", "\"RED\"", "1", "true", "[RED]", "{}"], ["\"GREEN\"", "\"red\"", "1", "true", "[\"RED\"]", "{}"], ["\"GREEN\"", "\"red\"", "1", "true", "[]", "{}"]),
        .. Input("In", "input In { a: Int b: Int! = 7 c: [Int] d: In e: E } => scalar In", ["{}", "{ a: 1 }", "{ a: \"x\" }", "{ z: 1 }", "1", "\"x\"", "[]", "{ b: null }", "{ c: 1 }", "{ d: {} }", "{ d: { a: true } }", "{ e: GREEN }", "[{ b: 1 }]", "{ c: [1, \"x\"] }"], ["{}", "{\"a\":1}", "{\"a\":\"x\"}", "{\"z\":1}", "1", "\"x\"", "[]", "{\"b\":null}", "{\"c\":1}", "{\"d\":{}}", "{\"e\":\"GREEN\"}", "{\"c\":[1,\"x\"]}", "[{\"b\":1}]"]),
        .. Input("One", " @oneOf => ", ["{}", "{ a: null }", "{ a: 1, b: \"x\" }", "{ a: 1, b: null }", "{ a: null, b: \"x\" }"], ["{}", "{\"a\":null}", "{\"a\":1,\"b\":\"x\"}", "{\"a\":1,\"b\":null}"]),
        .. Input("[Int]", "[Int] => Any", ["1", "[1, \"x\"]", "\"x\"", "[1.5]", "[[1]]", "{}"], ["1", "[1,\"x\"]", "\"x\"", "[[1]]", "{}"]),
        .. Input("[[Int]]", "[[Int]] => Any", ["1", "[1]", "[1, [2]]", "[[\"x\"]]", "[null, 1]"], ["1", "[1]", "[1,[2]]", "[[\"x\"]]", "[null,1]"]),
        .. Input("[Int!]", "Int! => Int", ["[null]", "[1, null, 2]"], ["[null]", "[1,null,2]"]),
        .. Input("Int!", "Int! => Int", ["null"], ["null"]),
        .. Input("[In!]!", "!] => ];[In]! => [In]", ["null", "[null]"], ["null", "[null]"]),
        new("variable that is not given, non-null", $"{Types} type Query {{ f(x: Int): String }}", "query($v: Int!) { f(x: $v) }", NoVariables, Back, "Int! => Int"),
        new("variable's default", $"{Types} type Query {{ f(x: Int): String }}", "query($v: Int = 5) { f(x: $v) }", NoVariables, Back, " = 5 => "),
        new("variable's default, input object", $"{Types} type Query {{ f(x: In): String }}", "query($v: In = {}) { f(x: $v) }", NoVariables, Back, " = {} => "),
        new("argument's default", $"{Types} type Query {{ f(x: Int = 5): String }}", "{ f }", NoVariables, Back, " = 5 => "),
        new("argument's default for an absent variable", $"{Types} type Query {{ f(x: Int = 5): String }}", "query($v: Int) { f(x: $v) }", NoVariables, Back, " = 5 => "),
        new("argument's default, input object", $"{Types} type Query {{ f(x: In = {{ a: 1 }}): String }}", "{ f }", NoVariables, Back, "b: Int! = 7 => b: Int"),
        new("argument that is required", $"{Types} type Query {{ f(x: Int!): String }}", "{ f }", NoVariables, Back, "Int! => Int"),
        new("argument that is required, absent variable", $"{Types} type Query {{ f(x: Int!): String }}", "query($v: Int) { f(x: $v) }", NoVariables, Back, "Int! => Int"),
        new("argument that is required, null variable", $"{Types} type Query {{ f(x: Int! = 5): String }}", "query($v: Int) { f(x: $v) }", "{\"v\":null}", Back, "Int! => Int"),
        new("input field's default for an absent variable", $"{Types} type Query {{ f(x: In): String }}", "query($v: Int) { f(x: { b: $v }) }", NoVariables, Back, " = 7 => "),
        new("OneOf with an absent variable", $"{Types} type Query {{ f(x: One): String }}", "query($v: Int) { f(x: { a: $v }) }", NoVariables, Back, " @oneOf => "),
        new("OneOf with a null variable", $"{Types} type Query {{ f(x: One): String }}", "query($v: Int) { f(x: { a: $v }) }", "{\"v\":null}", Back, " @oneOf => "),
        new("OneOf with one of two variables absent", $"{Types} type Query {{ f(x: One): String }}", "query($v: Int, $w: String) { f(x: { a: $v, b: $w }) }", "{\"v\":1}", Back, " @oneOf => "),
        new("list item from an absent variable, non-null", $"{Types} type Query {{ f(x: [Int!]): String }}", "query($v: Int) { f(x: [1, $v]) }", NoVariables, Back, "Int! => Int"),
        new("result that may not be null", "type Query { f: Int! g: Int }", "{ f g }", NoVariables, """{"g":1}""", "Int! => Int"),
        new("result whose item may not be null", "type Query { f: [Int!] }", "{ f }", NoVariables, """{"f":[1,null]}""", "Int! => Int"),
        new("result that is no list", "scalar Any type Query { f: [Int] }", "{ f }", NoVariables, """{"f":1}""", "[Int] => Any"),
        new("result that is no list of lists", "scalar Any type Query { f: [[Int]] }", "{ f }", NoVariables, """{"f":[1]}""", "[[Int]] => Any"),
    ];

    /// <summary>Values that fit, at the edges of what fits.</summary>
    public static IEnumerable<CoercionCase> Accepted =>
    [
        .. Pairs("Int", ["0", "-0", "2147483647", "-2147483648", "null"], ["0", "1.0", "-2147483648", "1e2", "null"], ["0", "1.0", "true", "\"5\"", "null"]),
        .. Pairs("Float", ["0", "1", "-1.5e-3", "1e308", "123456789012345678901", "null"], ["0", "1", "-1.5e-3", "null"], ["0", "1", "0.1", "true", "\"1.5\"", "null"]),
        .. Pairs("String", ["\"\"", "\"\\u00e9\\n\"", "\"\"\"block\"\"\"", "null"], ["\"\"", "\"\\ud83d\\ude00\"", "null"], ["\"a\"", "\"\"", "null", "1e20", "1e21", "-1.5e300", "0.1", "0.00001", "1e-7", "-2.5e-9", "123456.789", "-0.0", "1.2345678901234568e20", "5e-324", "100"]),
        .. Pairs("Boolean", ["true", "false", "null"], ["true", "false", "null"], ["true", "false", "null"]),
        .. Pairs("ID", ["\"a\"", "\"\"", "123456789012345678901234567890", "-1", "null"], ["\"a\"", "\"1\"", "1e3", "1e20", "null"], ["\"a\"", "\"\"", "1e20", "-0.0", "null"]),
        .. Pairs("E", ["RED", "null"], ["\"BLUE\"", "null"], ["\"RED\"", "null"]),
        .. Pairs("Any", ["1", "-1.5", "\"a\"", "true", "null", "RED", "[1, [RED], {}]", "{ a: { b: [null] } }"], ["1", "\"a\"", "null", "[1,{\"a\":null}]", "{}"], ["1", "\"a\"", "[1,{\"a\":null}]", "{}", "false"]),
        .. Pairs("In", ["{ b: 1, c: [1, null], d: { b: 2, e: RED } }", "null", "{ b: 1, a: null }"], ["{\"b\":1,\"c\":[null,2],\"d\":{\"b\":3}}", "null"], []),
        .. Pairs("One", ["{ a: 1 }", "{ b: \"x\" }"], ["{\"a\":1}", "{\"b\":\"x\"}"], []),
        .. Pairs("[Int]", ["[]", "[1, null]", "null"], ["[]", "[1,null]", "null"], ["[]", "[1,null]", "null"]),
        .. Pairs("[[Int!]!]", ["[[1], []]", "[]"], ["[[1],[]]", "[]"], ["[[1],[]]", "[]"]),
    ];

    private static IEnumerable<CoercionCase> Scalar(string type, string[] literals, string[] values, string[] results) => Of(type, $"{type} => Any", literals, values, results);

    private static IEnumerable<CoercionCase> Of(string type, string off, string[] literals, string[] values, string[] results) =>
        Input(type, off, literals, values).Concat(results.Select(result => Result(type, result, off)));

    private static IEnumerable<CoercionCase> Input(string type, string off, string[] literals, string[] values) =>
        literals.Select(literal => Literal(type, literal, off)).Concat(values.Select(value => Value(type, value, off)));

    private static IEnumerable<CoercionCase> Pairs(string type, string[] literals, string[] values, string[] results) => Of(type, string.Empty, literals, values, results);

    private static CoercionCase Literal(string type, string literal, string off) =>
        new($"{type} from a literal", $"{Types} type Query {{ f(x: {type}): Any }}", $"{{ f(x: {literal}) }}", NoVariables, Back, off);

    private static CoercionCase Value(string type, string value, string off) =>
        new($"{type} from a variable", $"{Types} type Query {{ f(x: {type}): Any }}", $"query($v: {type}) {{ f(x: $v) }}", $"{{\"v\":{value}}}", Back, off);

    private static CoercionCase Result(string type, string result, string off) =>
        new($"{type} as a result", $"{Types} type Query {{ f: {type} }}", "{ f }", NoVariables, $"{{\"f\":{result}}}", off);
}

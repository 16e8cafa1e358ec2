namespace Sunomi.GraphQL.Tests.Limits;

/// <summary>Requests to the library that are meant to cost, by what they are. The tests count what work they make, <c>bench/GraphQL</c> how long they take.</summary>
internal static class HostileRequests
{
    public static readonly IReadOnlyDictionary<string, Func<(string Document, string Variables)>> All = new Dictionary<string, Func<(string Document, string Variables)>>
    {
        ["selections nested 100 000 deep"] = () => (Nested("{deep", "value", "}"), "{}"),
        ["selections nested and never closed"] = () => (Repeat("{deep", 100_000), "{}"),
        ["inline fragments nested 100 000 deep"] = () => ($"{{{Nested("...{", "me", "}")}}}", "{}"),
        ["lists nested 100 000 deep"] = () => ($"{{optional(value:{Nested("[", "1", "]")})}}", "{}"),
        ["objects nested 100 000 deep"] = () => ($"{{echo(input:{Nested("{nested:", "{text:\"\"}", "}")})}}", "{}"),
        ["types nested 100 000 deep"] = () => ($"query($a:{Nested("[", "Int", "]")}){{me}}", "{}"),
        ["fragments that double 30 times"] = () => ($"{{deep{{...F0}}}}{Numbered(30, i => $"fragment F{i} on Deep{{a:deep{{...F{i + 1}}}b:deep{{...F{i + 1}}}}}")}fragment F30 on Deep{{value}}", "{}"),
        ["fragments that double without fields"] = () => ($"{{me deep{{...F0}}nothing}}{Numbered(300, i => $"fragment F{i} on Deep{{...F{i + 1} ...F{i + 1}}}")}fragment F300 on Deep{{value}}", "{}"),
        ["a circle of 1000 fragments"] = () => ($"{{deep{{...F0}}}}{Numbered(1_000, i => $"fragment F{i} on Deep{{...F{(i + 1) % 1_000}}}")}", "{}"),
        ["fragments that all spread all"] = () => ($"{{deep{{...F0}}}}{Numbered(60, i => $"fragment F{i} on Deep{{{Numbered(60, j => $"...F{j} ")}}}")}", "{}"),
        ["10 000 aliases"] = () => ($"{{{Numbered(10_000, i => $"a{i}:me ")}}}", "{}"),
        ["1000 aliases"] = () => ($"{{{Numbered(1_000, i => $"a{i}:me ")}}}", "{}"),
        ["one field 9000 times"] = () => ($"{{{Repeat("me ", 9_000)}}}", "{}"),
        ["fields of one name that differ"] = () => ($"{{{Numbered(900, i => $"x:optional(value:{i}) ")}}}", "{}"),
        ["fields of one name through pairs of fragments"] = () => ($"{{deep{{...F0 ...G0}}nothing}}{Numbered(100, i => $"fragment F{i} on Deep{{...F{i + 1} ...G{i + 1} x:value}}fragment G{i} on Deep{{...G{i + 1} ...F{i + 1} x:value}}")}fragment F100 on Deep{{value}}fragment G100 on Deep{{value}}", "{}"),
        ["3000 variables"] = () => ($"query({Numbered(3_000, i => $"$v{i}:Int")}){{me}}", "{}"),
        ["2000 operations"] = () => (Numbered(2_000, i => $"query Q{i}{{nothing}}"), "{}"),
        ["unknown fragments beside long names"] = () => ($"{{{Numbered(40, i => $"...{Repeat("f", 1_000)}{i} ")}}}{Numbered(40, i => $"fragment {Repeat("g", 1_000)}{i} on Query{{me}}")}", "{}"),
        ["a name of 90 000 characters, unknown"] = () => ($"{{{Repeat("x", 90_000)}}}", "{}"),
        ["a number of 90 000 digits"] = () => ($"{{optional(value:{Repeat("9", 90_000)})}}", "{}"),
        ["an exponent of 90 000 digits"] = () => ($"{{optional(value:1e{Repeat("9", 90_000)})}}", "{}"),
        ["10 MB of blanks"] = () => (new string(' ', 10_000_000) + "{me}", "{}"),
        ["10 MB of a string"] = () => ($"{{echo(input:{{text:\"{new string('x', 10_000_000)}\"}})}}", "{}"),
        ["half a surrogate pair in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"a":{"text":"\ud800"}}"""),
        ["half a surrogate pair in a name of a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"\udc00":{"text":"x"}}"""),
        ["half a surrogate pair in a name inside a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", """{"a":{"text":"x","\ud800":1}}"""),
        ["a million misfits in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"text":"x","list":[{{string.Join(',', Enumerable.Repeat("\"x\"", 1_000_000))}}] } }"""),
        ["100 000 unknown members in a variable"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{ {{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"))}} } }"""),
        ["an unknown member of a million characters"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"{{new string('k', 1_000_000)}}":1} }"""),
        ["a variable nested 1000 deep"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{{Repeat("{\"nested\":", 1_000)}}1{{Repeat("}", 1_000)}} }"""),
        ["a variable of 1000 lists"] = () => ("query($a:EchoInput!){echo(input:$a)}", $$"""{"a":{"list":{{Repeat("[", 1_000)}}{{Repeat("]", 1_000)}} } }"""),
        ["a variable with a million digits"] = () => ("query($a:Int){optional(value:$a)}", $$"""{"a":{{Repeat("9", 1_000_000)}}}"""),
        ["a variable beyond all numbers"] = () => ("query($a:Int){optional(value:$a)}", """{"a":1e999999999}"""),
        ["500 variables among 100 000 others"] = () => ($"query({Numbered(500, i => $"$v{i}:Int!")}){{{Numbered(90, i => $"optional(value:$v{i})")}}}", $$"""{{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":1"))}}}"""),
        ["1000 variables that are required and not given"] = () => ($"query({Numbered(1_000, i => $"$v{i}:Int!")}){{echo(input:{{text:\"\",list:[{Numbered(1_000, i => $"$v{i} ")}]}})}}", "{}"),
        ["1000 operations that are all too large"] = () => ($"{Numbered(1_000, i => $"query Q{i}{{...F}}")}fragment F on Query{{deep{Repeat("{deep", 30)}{{value}}{Repeat("}", 30)}}}", "{}"),
        ["introspection that goes round five times"] = () => ($"{{__schema{{types{{{Repeat("fields{type{", 5)}name{Repeat("}}", 5)}}}}}}}", "{}"),
        ["introspection that goes round"] = () => ($"{{__schema{{types{{{Repeat("fields{type{", 40)}name{Repeat("}}", 40)}}}}}}}", "{}"),
    };

    public static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    public static string Numbered(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static string Nested(string open, string middle, string close) => Repeat(open, 100_000) + middle + Repeat(close, 100_000);
}

using System.Text.Json.Nodes;
using Sunomi.GraphQL.Tests.Oracle.Generation;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Schemas, documents, variables and data made from seeds, and such with a few tokens changed. A seed that fails makes the same case again.</summary>
public sealed class GeneratedAgreementTests
{
    private const int CasesPerSeed = 5;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Schemas(int seed)
    {
        foreach (var chance in Chances(seed))
        {
            var sdl = new SchemaGenerator(chance).Generate();
            await Agreement.OnAsync(new() { ["kind"] = "schema", ["sdl"] = chance.Of(20) ? sdl : Mutation.Of(sdl, chance, 1) });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Texts(int seed)
    {
        foreach (var chance in Chances(seed + 1_000))
        {
            var sdl = new SchemaGenerator(chance).Generate();
            var document = new DocumentGenerator(chance, Schema.Parse(sdl)).Generate("query");
            await Agreement.OnAsync(new() { ["kind"] = "parse", ["source"] = Mutation.Of(chance.Of(50) ? sdl : document, chance, 1 + chance.Below(3)) });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Documents(int seed)
    {
        foreach (var chance in Chances(seed + 2_000))
        {
            var sdl = new SchemaGenerator(chance).Generate();
            var document = new DocumentGenerator(chance, Schema.Parse(sdl)).Generate(chance.Pick(["query", "mutation", "subscription"]));
            await Agreement.OnAsync(new() { ["kind"] = "validate", ["schema"] = sdl, ["document"] = Mutation.Of(document, chance, chance.Below(4)) });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Requests(int seed)
    {
        foreach (var chance in Chances(seed + 3_000))
        {
            await Agreement.OnAsync(Request(chance, "execute", chance.Pick(["query", "query", "mutation"])));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Requests_without_validation(int seed)
    {
        foreach (var chance in Chances(seed + 4_000))
        {
            var test = Request(chance, "execute", "query");
            test["validate"] = false;
            await Agreement.OnAsync(test);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Subscriptions(int seed)
    {
        foreach (var chance in Chances(seed + 5_000))
        {
            var test = Request(chance, "subscribe", "subscription");
            var root = (ObjectType)Schema.Parse(test["schema"]!.GetValue<string>()).Type("Subscription")!;
            test["events"] = new JsonArray([.. Enumerable.Range(0, chance.Below(3)).Select(_ => new ValueGenerator(chance, Schema.Parse(test["schema"]!.GetValue<string>())).Root(root))]);
            await Agreement.OnAsync(test);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Introspections(int seed)
    {
        var sdl = new SchemaGenerator(new Chance(seed + 6_000)).Generate();

        await Agreement.OnAsync(new() { ["kind"] = "introspection", ["schema"] = sdl, ["document"] = IntrospectionAgreementTests.Everything, ["rootValue"] = new JsonObject() });
    }

    private static IEnumerable<Chance> Chances(int seed) => Enumerable.Range(0, CasesPerSeed).Select(index => new Chance((seed * CasesPerSeed) + index));

    private static JsonObject Request(Chance chance, string kind, string operation)
    {
        var sdl = new SchemaGenerator(chance).Generate();
        var schema = Schema.Parse(sdl);
        var documents = new DocumentGenerator(chance, schema);
        var document = documents.Generate(operation);
        var values = new ValueGenerator(chance, schema);
        return new()
        {
            ["kind"] = kind,
            ["schema"] = sdl,
            ["document"] = document,
            ["variables"] = values.Variables(documents.Variables),
            ["rootValue"] = values.Root((ObjectType)schema.Type(char.ToUpperInvariant(operation[0]) + operation[1..])!),
        };
    }
}

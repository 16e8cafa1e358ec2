using System.Text.Json.Nodes;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>A request that a coercion changes or refuses, and how that coercion is switched off.</summary>
/// <param name="Coercion">What is coerced, from what.</param>
/// <param name="Schema">The schema that asks for the coercion.</param>
/// <param name="Document">Executed without validation where literals are coerced, so that execution itself is asked.</param>
/// <param name="Variables">JSON.</param>
/// <param name="Root">JSON; fields without a value of their own give their arguments back.</param>
/// <param name="Off">Text of schema and document, and what takes its place so that nothing is coerced; both parted by " => ". Empty where the coercion lets the value pass unchanged.</param>
public sealed record CoercionCase(string Coercion, string Schema, string Document, string Variables, string Root, string Off)
{
    public override string ToString() => $"{Coercion}: {Document} {Variables} {Root}";

    internal JsonObject With => Request(Schema, Document);

    internal JsonObject Without
    {
        get
        {
            var (schema, document) = (Schema, Document);
            foreach (var change in Off.Split(';'))
            {
                var (from, to) = (change.Split(" => ")[0], change.Split(" => ")[1]);
                schema = schema.Replace(from, to, StringComparison.Ordinal);
                document = document.Replace(from, to, StringComparison.Ordinal);
            }

            return Request(schema, document);
        }
    }

    private JsonObject Request(string schema, string document) => new()
    {
        ["kind"] = "execute",
        ["schema"] = schema,
        ["document"] = document,
        ["variables"] = JsonNode.Parse(Variables),
        ["rootValue"] = JsonNode.Parse(Root),
        ["validate"] = false,
    };
}

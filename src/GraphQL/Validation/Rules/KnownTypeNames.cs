using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fragments and variables name types that exist. https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</summary>
internal sealed class KnownTypeNames : Rule
{
    public override void NamedType(NamedTypeNode type)
    {
        if (Context.Schema.Type(type.Name.Value) is null)
        {
            Report($"Unknown type \"{type.Name}\".{Suggestions.For(type.Name.Value, Context.Schema.Types.Keys)}", type.Location);
        }
    }
}

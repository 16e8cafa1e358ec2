using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Types have the fields that are selected on them. https://spec.graphql.org/September2025/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectType : Rule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.ParentType is { } type && Context.Field is null)
        {
            Report($"Cannot query field \"{field.Name}\" on type \"{type}\".{Suggest(type, field.Name.Value)}", field.Location);
        }
    }

    private string Suggest(CompositeType type, string name)
    {
        var having = type is ObjectType ? [] : Context.Schema.PossibleTypes(type).Where(possible => possible.Fields.ContainsKey(name)).Select(possible => $"\"{possible}\"").Take(5).ToList();
        return having.Count > 0 ? $" Did you mean to use an inline fragment on {string.Join(" or ", having)}?"
            : type is FieldsType fields ? Suggestions.For(name, fields.Fields.Keys)
            : string.Empty;
    }
}

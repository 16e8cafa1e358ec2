using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Leaf fields have no selections, all others have some. https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
internal sealed class LeafFieldSelections : Rule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Type is not { } type)
        {
            return;
        }

        if (type.Named is CompositeType)
        {
            if (field.SelectionSet is null)
            {
                Report($"Field \"{field.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?", field.Location);
            }
        }
        else if (field.SelectionSet is { } selectionSet)
        {
            Report($"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", selectionSet.Location);
        }
    }
}

using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>A field of an object value is given once. https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFieldNames : Rule
{
    public override void Value(ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
            {
                Value(item);
            }
        }
        else if (value is ObjectValueNode fields)
        {
            var known = new Dictionary<string, Name>();
            foreach (var field in fields.Fields)
            {
                if (!known.TryAdd(field.Name.Value, field.Name))
                {
                    Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value].Location, field.Name.Location);
                }

                Value(field.Value);
            }
        }
    }
}

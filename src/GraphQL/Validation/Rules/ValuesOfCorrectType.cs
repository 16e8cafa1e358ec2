using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Literals fit the types of their places. https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type</summary>
internal sealed class ValuesOfCorrectType : Rule
{
    public override void Value(ValueNode value)
    {
        if (Context.InputType is { } type)
        {
            InputLiterals.Validate(value, type, (message, node) => Report(message, node.Location));
        }
    }
}

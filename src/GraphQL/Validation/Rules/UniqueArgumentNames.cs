using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>An argument is given once. https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNames : Rule
{
    public override void Arguments(Node owner, IReadOnlyList<ArgumentNode> arguments)
    {
        foreach (var same in arguments.GroupBy(argument => argument.Name.Value).Where(same => same.Count() > 1))
        {
            Report($"There can be only one argument named \"{same.Key}\".", [.. same.Select(argument => argument.Name.Location)]);
        }
    }
}

using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Fields and directives have the arguments that they are given. https://spec.graphql.org/September2025/#sec-Argument-Names</summary>
internal sealed class KnownArgumentNames : Rule
{
    public override void Arguments(Node owner, IReadOnlyList<ArgumentNode> arguments)
    {
        var (known, name) = owner is FieldNode
            ? (Context.Field?.Arguments, $"field \"{Context.Field}\"")
            : (Context.Directive?.Arguments, $"directive \"{Context.Directive}\"");
        if (known is null)
        {
            return;
        }

        foreach (var argument in arguments.Where(argument => known.All(one => one.Name != argument.Name.Value)))
        {
            Report($"Unknown argument \"{argument.Name}\" on {name}.{Suggestions.For(argument.Name.Value, known.Select(one => one.Name))}", argument.Location);
        }
    }
}

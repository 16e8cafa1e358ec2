using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Validation.Rules;

/// <summary>Arguments that are required are given. https://spec.graphql.org/September2025/#sec-Required-Arguments</summary>
internal sealed class RequiredArguments : Rule
{
    public override void Arguments(Node owner, IReadOnlyList<ArgumentNode> arguments)
    {
        var known = owner is FieldNode ? Context.Field?.Arguments : Context.Directive?.Arguments;
        foreach (var required in (known ?? []).Where(one => one.IsRequired && arguments.All(argument => argument.Name.Value != one.Name)))
        {
            Report($"Argument \"{required}\" of type \"{required.Type}\" is required, but it was not provided.", owner.Location);
        }
    }
}

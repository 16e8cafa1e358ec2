namespace Sunomi.GraphQL.Language;

/// <summary>Operations, fragments, selections: https://spec.graphql.org/September2025/#sec-Language.Operations and following.</summary>
internal sealed partial class Parser
{
    // OperationDefinition : Description? OperationType Name? VariablesDefinition? Directives? SelectionSet
    private OperationDefinitionNode ParseOperationDefinition(Location start, StringValueNode? description)
    {
        var operation = ParseOperationType();
        Name? name = token.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, ParseVariableDefinition, TokenKind.ParenRight);
        return new(start, operation, name, variables, ParseDirectives(isConst: false), ParseSelectionSet()) { Description = description };
    }

    // OperationType : one of query mutation subscription
    private OperationType ParseOperationType()
    {
        var name = Expect(TokenKind.Name);
        return name.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(name),
        };
    }

    // VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token.Location;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        return new(start, variable, type, defaultValue, ParseDirectives(isConst: true)) { Description = description };
    }

    // Variable : $ Name
    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Location;
        return new(start, ParseName());
    }

    // SelectionSet : { Selection+ }
    private SelectionSetNode ParseSelectionSet()
    {
        var start = token.Location;
        Enter();
        var selections = Many(TokenKind.BraceLeft, ParseSelection, TokenKind.BraceRight);
        nesting--;
        return new(start, selections);
    }

    // Selection : Field | FragmentSpread | InlineFragment
    private SelectionNode ParseSelection() => token.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    // Field : Alias? Name Arguments? Directives? SelectionSet?
    private FieldNode ParseField()
    {
        var name = ParseName();
        Name? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        return new((alias ?? name).Location, alias, name, arguments, directives, token.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null);
    }

    // FragmentSpread : ... FragmentName Directives?    InlineFragment : ... TypeCondition? Directives? SelectionSet
    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Location;
        if (token.Kind == TokenKind.Name && !IsKeyword("on"))
        {
            return new FragmentSpreadNode(start, ParseName(), ParseDirectives(isConst: false));
        }

        var typeCondition = SkipKeyword("on") ? ParseNamedType() : null;
        return new InlineFragmentNode(start, typeCondition, ParseDirectives(isConst: false), ParseSelectionSet());
    }

    // FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet
    private FragmentDefinitionNode ParseFragmentDefinition(Location start, StringValueNode? description)
    {
        ExpectKeyword("fragment");
        if (IsKeyword("on"))
        {
            throw Unexpected(token);
        }

        var name = ParseName();
        ExpectKeyword("on");
        var typeCondition = ParseNamedType();
        return new(start, name, typeCondition, ParseDirectives(isConst: false), ParseSelectionSet()) { Description = description };
    }

    // Arguments[Const] : ( Argument[?Const]+ )
    private List<ArgumentNode> ParseArguments(bool isConst) => OptionalMany(TokenKind.ParenLeft, () => ParseArgument(isConst), TokenKind.ParenRight);

    // Argument[Const] : Name : Value[?Const]
    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new(name.Location, name, ParseValue(isConst));
    }

    // Directives[Const] : Directive[?Const]+
    private List<DirectiveNode> ParseDirectives(bool isConst)
    {
        var directives = new List<DirectiveNode>();
        while (token.Kind == TokenKind.At)
        {
            var start = Expect(TokenKind.At).Location;
            directives.Add(new(start, ParseName(), ParseArguments(isConst)));
        }

        return directives;
    }
}

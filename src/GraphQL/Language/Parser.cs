namespace Sunomi.GraphQL.Language;

/// <summary>
/// Recursive descent over the grammar, one method per production,
/// https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary. Nesting is limited, so the stack is too.
/// </summary>
internal sealed partial class Parser
{
    private readonly ParserLimits limits;
    private Lexer lexer;
    private Token token;
    private Token? ahead;
    private int tokens;
    private int nesting;

    private Parser(string source, ParserLimits limits)
    {
        this.limits = limits;
        lexer = new Lexer(source);
        if (source.Length > limits.Length)
        {
            throw new SyntaxException($"The document has {source.Length} characters, more than the limit of {limits.Length} (document length).", new(1, 1), GraphQLError.LimitExceeded);
        }

        Advance();
    }

    /// <exception cref="SyntaxException">Says what was expected and where.</exception>
    public static Document Parse(string source, ParserLimits limits) => new Parser(source, limits).ParseDocument();

    // Document : Definition+
    private Document ParseDocument()
    {
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (token.Kind != TokenKind.EndOfFile);
        return new(definitions);
    }

    // Definition : ExecutableDefinition | TypeSystemDefinitionOrExtension
    private DefinitionNode ParseDefinition()
    {
        if (token.Kind == TokenKind.BraceLeft)
        {
            return new OperationDefinitionNode(token.Location, OperationType.Query, null, [], [], ParseSelectionSet());
        }

        var start = token;
        var description = ParseDescription();
        if (description is not null && token.Kind == TokenKind.BraceLeft)
        {
            throw Error(start, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (token.Kind == TokenKind.Name)
        {
            switch (token.Value)
            {
                case "query" or "mutation" or "subscription":
                    return ParseOperationDefinition(start.Location, description);
                case "fragment":
                    return ParseFragmentDefinition(start.Location, description);
                case "extend" when description is not null:
                    throw Error(start, "Unexpected description, only definitions support descriptions, extensions do not.");
                case "extend":
                    Advance();
                    return ParseTypeSystem(start.Location, null, isExtension: true);
                default:
                    return ParseTypeSystem(start.Location, description, isExtension: false);
            }
        }

        throw Unexpected(token);
    }

    private StringValueNode? ParseDescription() => token.Kind is TokenKind.String or TokenKind.BlockString ? ParseStringValue() : null;

    private Name ParseName()
    {
        var name = Expect(TokenKind.Name);
        return new(name.Value!, name.Location);
    }

    // NamedType : Name
    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new(name.Location, name);
    }

    // Type : NamedType | ListType | NonNullType
    private TypeNode ParseType()
    {
        var start = token.Location;
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            var inner = ParseType();
            Expect(TokenKind.BracketRight);
            nesting--;
            type = new ListTypeNode(start, inner);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    private void Advance()
    {
        if (ahead is { } next)
        {
            token = next;
            ahead = null;
        }
        else
        {
            token = lexer.Next();
        }

        if (token.Kind != TokenKind.EndOfFile && ++tokens > limits.Tokens)
        {
            throw new SyntaxException($"The document has more than {limits.Tokens} tokens (limit: tokens).", token.Location, GraphQLError.LimitExceeded);
        }
    }

    private Token LookAhead() => ahead ??= lexer.Next();

    private void Enter()
    {
        if (++nesting > limits.Nesting)
        {
            throw new SyntaxException($"The document is nested deeper than {limits.Nesting} levels (limit: nesting).", token.Location, GraphQLError.LimitExceeded);
        }
    }

    private Token Expect(TokenKind kind)
    {
        var found = token;
        if (found.Kind != kind)
        {
            throw Error(found, $"Expected {Token.Describe(kind)}, found {found}.");
        }

        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }

        return found;
    }

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool IsKeyword(string keyword) => token.Kind == TokenKind.Name && token.Value == keyword;

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Error(token, $"Expected \"{keyword}\", found {token}.");
        }
    }

    private bool SkipKeyword(string keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>One or more items in brackets of any kind, or nothing at all.</summary>
    private List<T> OptionalMany<T>(TokenKind open, Func<T> parse, TokenKind close) => token.Kind == open ? Many(open, parse, close) : [];

    private List<T> Many<T>(TokenKind open, Func<T> parse, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(parse());
        }
        while (!Skip(close));
        return items;
    }

    /// <summary>One or more items between delimiters; a leading delimiter is allowed.</summary>
    private List<T> Delimited<T>(TokenKind delimiter, Func<T> parse)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(parse());
        }
        while (Skip(delimiter));
        return items;
    }

    private static SyntaxException Unexpected(Token token) => Error(token, $"Unexpected {token}.");

    private static SyntaxException Error(Token token, string message) => new($"Syntax Error: {message}", token.Location);
}

namespace Sunomi.GraphQL.Language;

/// <summary>Input values, https://spec.graphql.org/September2025/#sec-Input-Values.</summary>
internal sealed partial class Parser
{
    // Value[Const] : [~Const] Variable | IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue | ListValue | ObjectValue
    private ValueNode ParseValue(bool isConst)
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseListValue(isConst);
            case TokenKind.BraceLeft:
                return ParseObjectValue(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(start.Location, start.Value!);
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(start.Location, start.Value!);
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringValue();
            case TokenKind.Name:
                Advance();
                return start.Value switch
                {
                    "true" => new BooleanValueNode(start.Location, true),
                    "false" => new BooleanValueNode(start.Location, false),
                    "null" => new NullValueNode(start.Location),
                    _ => new EnumValueNode(start.Location, start.Value!),
                };
            case TokenKind.Dollar when isConst:
                throw LookAhead() is { Kind: TokenKind.Name } name
                    ? Error(start, $"Unexpected variable \"${name.Value}\" in constant value.")
                    : Unexpected(start);
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected(start);
        }
    }

    // ListValue[Const] : [ ] | [ Value[?Const]+ ]
    private ListValueNode ParseListValue(bool isConst)
    {
        var start = Expect(TokenKind.BracketLeft).Location;
        Enter();
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        nesting--;
        return new(start, values);
    }

    // ObjectValue[Const] : { } | { ObjectField[?Const]+ }
    private ObjectValueNode ParseObjectValue(bool isConst)
    {
        var start = Expect(TokenKind.BraceLeft).Location;
        Enter();
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(new(name.Location, name, ParseValue(isConst)));
        }

        nesting--;
        return new(start, fields);
    }

    // StringValue : "" | " StringCharacter+ " | BlockString
    private StringValueNode ParseStringValue()
    {
        var text = token;
        Advance();
        return new(text.Location, text.Value!, text.Kind == TokenKind.BlockString);
    }
}

namespace Sunomi.GraphQL.Language;

/// <summary>Type system definitions and extensions, https://spec.graphql.org/September2025/#sec-Type-System.</summary>
internal sealed partial class Parser
{
    // TypeSystemDefinition | TypeSystemExtension, after its description or "extend"
    private TypeSystemNode ParseTypeSystem(Location start, StringValueNode? description, bool isExtension)
    {
        var keyword = token;
        var parse = keyword.Kind != TokenKind.Name ? null : keyword.Value switch
        {
            "schema" => ParseSchema,
            "scalar" => ParseScalarType,
            "type" => ParseObjectType,
            "interface" => ParseInterfaceType,
            "union" => ParseUnionType,
            "enum" => ParseEnumType,
            "input" => ParseInputObjectType,
            "directive" when !isExtension => ParseDirectiveDefinition,
            _ => (Func<Location, StringValueNode?, bool, TypeSystemNode>?)null,
        };
        if (parse is null)
        {
            throw description is null || isExtension
                ? Unexpected(keyword)
                : new SyntaxException("Syntax Error: Unexpected description, only GraphQL definitions support descriptions.", start);
        }

        Advance();
        return parse(start, description, isExtension);
    }

    // SchemaDefinition : Description? schema Directives[Const]? { RootOperationTypeDefinition+ }
    private SchemaDefinitionNode ParseSchema(Location start, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = isExtension
            ? OptionalMany(TokenKind.BraceLeft, ParseRootOperationType, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ParseRootOperationType, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Count + operationTypes.Count);
        return new(start, directives, operationTypes) { Description = description, IsExtension = isExtension };
    }

    // RootOperationTypeDefinition : OperationType : NamedType
    private RootOperationNode ParseRootOperationType()
    {
        var start = token.Location;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new(start, operation, ParseNamedType());
    }

    // ScalarTypeDefinition : Description? scalar Name Directives[Const]?
    private ScalarTypeDefinitionNode ParseScalarType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RequireContent(isExtension, directives.Count);
        return new(start, name, directives) { Description = description, IsExtension = isExtension };
    }

    // ObjectTypeDefinition : Description? type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private ObjectTypeDefinitionNode ParseObjectType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(isExtension, interfaces.Count + directives.Count + fields.Count);
        return new(start, name, interfaces, directives, fields) { Description = description, IsExtension = isExtension };
    }

    // InterfaceTypeDefinition : Description? interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private InterfaceTypeDefinitionNode ParseInterfaceType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RequireContent(isExtension, interfaces.Count + directives.Count + fields.Count);
        return new(start, name, interfaces, directives, fields) { Description = description, IsExtension = isExtension };
    }

    // ImplementsInterfaces : implements &? NamedType (& NamedType)*
    private List<NamedTypeNode> ParseImplementsInterfaces() => SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, ParseNamedType) : [];

    // FieldsDefinition : { FieldDefinition+ }
    private List<FieldDefinitionNode> ParseFieldsDefinition() => OptionalMany(TokenKind.BraceLeft, ParseFieldDefinition, TokenKind.BraceRight);

    // FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?
    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = token.Location;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        Expect(TokenKind.Colon);
        var type = ParseType();
        return new(start, name, arguments, type, ParseDirectives(isConst: true)) { Description = description };
    }

    // ArgumentsDefinition : ( InputValueDefinition+ )
    private List<InputValueDefinitionNode> ParseArgumentsDefinition() => OptionalMany(TokenKind.ParenLeft, ParseInputValueDefinition, TokenKind.ParenRight);

    // InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?
    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = token.Location;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        return new(start, name, type, defaultValue, ParseDirectives(isConst: true)) { Description = description };
    }

    // UnionTypeDefinition : Description? union Name Directives[Const]? UnionMemberTypes?
    private UnionTypeDefinitionNode ParseUnionType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = Skip(TokenKind.EqualsSign) ? Delimited(TokenKind.Pipe, ParseNamedType) : new List<NamedTypeNode>();
        RequireContent(isExtension, directives.Count + types.Count);
        return new(start, name, directives, types) { Description = description, IsExtension = isExtension };
    }

    // EnumTypeDefinition : Description? enum Name Directives[Const]? EnumValuesDefinition?
    private EnumTypeDefinitionNode ParseEnumType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, ParseEnumValueDefinition, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Count + values.Count);
        return new(start, name, directives, values) { Description = description, IsExtension = isExtension };
    }

    // EnumValueDefinition : Description? EnumValue Directives[Const]?
    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = token.Location;
        var description = ParseDescription();
        if (token.Kind == TokenKind.Name && token.Value is "true" or "false" or "null")
        {
            throw Error(token, $"{token} is reserved and cannot be used for an enum value.");
        }

        return new(start, ParseName(), ParseDirectives(isConst: true)) { Description = description };
    }

    // InputObjectTypeDefinition : Description? input Name Directives[Const]? InputFieldsDefinition?
    private InputObjectTypeDefinitionNode ParseInputObjectType(Location start, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, ParseInputValueDefinition, TokenKind.BraceRight);
        RequireContent(isExtension, directives.Count + fields.Count);
        return new(start, name, directives, fields) { Description = description, IsExtension = isExtension };
    }

    // DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations
    private DirectiveDefinitionNode ParseDirectiveDefinition(Location start, StringValueNode? description, bool isExtension)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new(start, name, arguments, repeatable, Delimited(TokenKind.Pipe, ParseDirectiveLocation)) { Description = description };
    }

    // DirectiveLocation : ExecutableDirectiveLocation | TypeSystemDirectiveLocation
    private Name ParseDirectiveLocation()
    {
        var start = token;
        var name = ParseName();
        return DirectiveLocations.Find(name.Value) is null ? throw Unexpected(start) : name;
    }

    /// <summary>An extension that adds nothing is no extension.</summary>
    private void RequireContent(bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
        {
            throw Unexpected(token);
        }
    }
}

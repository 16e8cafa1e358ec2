namespace Sunomi.GraphQL.Types;

/// <summary>Any type, wrapped or not, https://spec.graphql.org/September2025/#sec-Types.</summary>
internal abstract class GraphQLType
{
    /// <summary>The type inside of all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>IsInputType(type)</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>IsOutputType(type)</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>The type without the non-null around it.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.Inner : this;
}

internal sealed class ListType(GraphQLType item) : GraphQLType
{
    public GraphQLType Item { get; } = item;

    public override NamedType Named => Item.Named;

    public override string ToString() => $"[{Item}]";
}

internal sealed class NonNullType(GraphQLType inner) : GraphQLType
{
    public GraphQLType Inner { get; } = inner;

    public override NamedType Named => Inner.Named;

    public override string ToString() => $"{Inner}!";
}

using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Schema coordinates: what is one, how it is written, and what it names.</summary>
public sealed class CoordinateAgreementTests
{
    private const string Sdl = """
        directive @private(scope: String!) on FIELD_DEFINITION
        interface Named { name(length: Int): String }
        type Business implements Named { id: ID name(length: Int): String email: String @private(scope: "loggedIn") }
        union Found = Business
        enum SearchFilter { OPEN_NOW VEGETARIAN_MENU }
        input SearchCriteria { name: String filter: SearchFilter }
        type Query { searchBusiness(criteria: SearchCriteria!): [Business] found: Found }
        """;

    private static readonly Schema Schema = Schema.Parse(Sdl);

    public static TheoryData<string> Coordinates =>
    [
        // each kind of element, and one that is not there
        "Business", "Nobody", "String", "Business.name", "Business.nothing", "Named.name", "SearchCriteria.filter", "SearchCriteria.nothing", "SearchFilter.OPEN_NOW", "SearchFilter.CLOSED",
        "Query.searchBusiness(criteria:)", "Query.searchBusiness(nothing:)", "Named.name(length:)", "@private", "@nothing", "@deprecated", "@private(scope:)", "@private(nothing:)", "@deprecated(reason:)",
        // without what should contain it
        "Nobody.name", "Nobody.name(length:)", "Business.nothing(length:)", "@nothing(scope:)", "String.name", "Found.name", "Found.name(length:)", "SearchFilter.OPEN_NOW(a:)", "SearchCriteria.filter(a:)",
        // no coordinates
        "", " ", " Business", "Business ", "Business .name", "Business. name", "Business.name (length:)", "Business.name(length: )", "Business.name(length)", "Business.name()", "Business.name(:)", "Business.name(length:", "Business(length:)",
        "Business.", ".name", "Business..name", "Business.name.length", "Business.name(length:).x", "@", "@ private", "@private.scope", "@private(scope)", "@@private", "@private(scope:)(a:)", "1Business", "Business.1", "Bus\u00EFness", "Business\n", "Business,", "Business#", "{Business}", "\uFEFFBusiness", "Business.name(length:1)", "@private (scope:)",
    ];

    [Theory]
    [MemberData(nameof(Coordinates))]
    public async Task A_coordinate_means_the_same(string text)
    {
        var theirs = await Reference.AskAsync(new() { ["kind"] = "coordinate", ["schema"] = Sdl, ["coordinate"] = text });

        Ours(text).ShouldBe(theirs.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("Business")]
    [InlineData("Business.name")]
    [InlineData("Query.searchBusiness(criteria:)")]
    [InlineData("@private")]
    [InlineData("@private(scope:)")]
    public void A_coordinate_is_written_as_it_was_read(string text) => SchemaCoordinate.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("Nobody.name", "\"Nobody.name\" names nothing: the schema has no Nobody.")]
    [InlineData("Business.nothing(length:)", "\"Business.nothing(length:)\" names nothing: the schema has no Business.nothing.")]
    [InlineData("Found.name", "\"Found.name\" names nothing: the type Found has no fields or values.")]
    public void What_does_not_contain_anything_is_named(string text, string expected) =>
        Should.Throw<KeyNotFoundException>(() => Schema.Find(SchemaCoordinate.Parse(text))).Message.ShouldBe(expected);

    private static string Ours(string text)
    {
        try
        {
            return Schema.Find(SchemaCoordinate.Parse(text)) switch
            {
                NamedType => "NamedType",
                Field => "Field",
                InputValue { IsArgument: false } => "InputField",
                EnumValue => "EnumValue",
                InputValue => text[0] == '@' ? "DirectiveArgument" : "FieldArgument",
                Directive => "Directive",
                _ => "nothing",
            };
        }
        catch (FormatException)
        {
            return "no coordinate";
        }
        catch (KeyNotFoundException)
        {
            return "no container";
        }
    }
}

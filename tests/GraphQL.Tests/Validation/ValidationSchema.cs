using Sunomi.GraphQL.Language;
using Sunomi.GraphQL.Types;
using Sunomi.GraphQL.Validation;

namespace Sunomi.GraphQL.Tests.Validation;

/// <summary>The schema that rules are tried on.</summary>
internal static class ValidationSchema
{
    public const string Sdl = """
        interface Pet { name(surname: Boolean): String }
        type Dog implements Pet { name(surname: Boolean): String barks: Boolean owner: Human command(of: Command!, times: Int = 1): Boolean }
        type Cat implements Pet { name(surname: Boolean): String meows: Boolean volume: Int }
        type Human { name(surname: Boolean): String pets: [Pet] relatives: [Human]! age: Int }
        union DogOrCat = Dog | Cat
        enum Command { SIT DOWN }
        input Filter { text: String required: Int! tags: [String!] nested: Filter }
        input Choice @oneOf { a: String b: Int }
        scalar Any
        type Query {
          dog: Dog cat: Cat pet: Pet human(id: ID): Human dogOrCat: DogOrCat
          search(filter: Filter): String choose(choice: Choice): String anything(value: Any): String
          required(a: Int!, b: Int! = 2): Int numbers(ints: [Int!], float: Float, flag: Boolean, text: String): Int
        }
        type Mutation { dog: Dog }
        type Subscription { dog: Dog cat: Cat }
        directive @once on FIELD | QUERY
        directive @many(a: Int) repeatable on FIELD
        directive @needs(value: Int!) on FIELD
        """;

    private static readonly Schema Schema = Schema.Parse(Sdl);

    /// <summary>What all rules say, one line each: line:column of each location, then the message.</summary>
    public static IReadOnlyList<string> Errors(string document) =>
        [.. Validate(document)
            .Select(error => $"{string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"))} {error.Message}")];

    /// <param name="off">The rule that is not applied.</param>
    public static IReadOnlyList<GraphQLError> Validate(string document, string? off = null) =>
        Validator.Validate(Schema, Parser.Parse(document, ParserLimits.Trusted), int.MaxValue, off is null ? null : rule => rule.GetType().Name != off);
}

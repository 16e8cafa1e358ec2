using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Sunomi.GraphQL.Binding;
using Sunomi.GraphQL.Execution;
using Sunomi.GraphQL.Tests.Library;
using Sunomi.GraphQL.Types;

namespace Sunomi.GraphQL.Tests.Binding;

/// <summary>What does not fit between schema and C# is found when the host starts, all of it at once.</summary>
public sealed class BindingTests
{
    [Fact]
    public void What_fits_is_bound() => Should.NotThrow(() => Bind(LibraryHost.Register));

    [Fact]
    public async Task The_host_does_not_start_with_what_does_not_fit()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQL(options => options.Schema = "type Query { a: Int b: Int }");
        await using var app = builder.Build();
        app.MapGraphQL();

        var exception = await Should.ThrowAsync<BindingException>(() => app.StartAsync());

        exception.Problems.Count.ShouldBe(2);
        exception.Message.ShouldContain("Query.a");
        exception.Message.ShouldContain("Query.b");
    }

    [Fact]
    public void A_schema_that_is_wrong_says_where()
    {
        var exception = Should.Throw<SchemaException>(() => Bind(options => options.Schema = "type Query { a: Nothing }"));

        exception.Message.ShouldContain("Unknown type \"Nothing\"");
        exception.Message.ShouldContain("line 1, column 17");
    }

    [Theory]
    [InlineData("type Query { missing: Int }", "Query.missing: no resolver class for Query has a method missing")]
    [InlineData("type Query { number: String }", "Int32 cannot be written as scalar String")]
    [InlineData("type Query { number: [Int] }", "the schema says a list ([Int])")]
    [InlineData("type Query { numbers: Int }", "cannot be written as scalar Int")]
    [InlineData("type Query { number: Thing } type Thing { a: Int }", "the schema says an object (Thing)")]
    [InlineData("type Query { nothing: Int }", "returns nothing")]
    [InlineData("type Query { thing: Thing } type Thing { a: Int b: Int }", "Thing.b: no resolver class for Thing has a method b, and Thing has no property b")]
    [InlineData("type Query { thing: Thing } type Thing { a(of: Int): Int }", "property Thing.A cannot take")]
    [InlineData("type Query { withArgument(a: Int): Int }", "may be null or absent")]
    [InlineData("type Query { withArgument(a: Int!, b: Int): Int }", "no parameter takes argument b")]
    [InlineData("type Query { withArgument(b: Int!): Int }", "parameter Int32 a is no argument of the field")]
    [InlineData("type Query { withArgument(a: String!): Int }", "scalar String cannot be read as Int32")]
    [InlineData("type Query { colour: Colour } enum Colour { RED }", "which has no DarkBlue")]
    [InlineData("type Query { withColour(colour: Colour!): Int } enum Colour { RED DARK_BLUE GREEN }", "which lacks GREEN")]
    [InlineData("type Query { withInput(input: In!): Int } input In { a: Int! b: Int }", "nothing reads field In.b")]
    [InlineData("type Query { withInput(input: In!): Int } input In { b: Int }", "no public constructor whose parameters are all fields of In")]
    [InlineData("type Query { either: Either } union Either = Thing | Other type Thing { a: Int } type Other { a: Int }", "is bound to Thing, Other")]
    [InlineData("type Query { number: Int } type Subscription { number: Int }", "Subscription.number")]
    [InlineData("type Query { twice: Int }", "more than one method resolves it")]
    public void What_does_not_fit_is_named(string schema, string problem)
    {
        var exception = Should.Throw<BindingException>(() => Bind(options =>
        {
            options.Schema = schema;
            options.AddResolvers<Misfits>("Query").AddResolvers<Again>("Query");
            options.AddResolvers<Misfits>(schema.Contains("Subscription", StringComparison.Ordinal) ? "Subscription" : "Query");
        }));

        exception.Problems.ShouldContain(one => one.Contains(problem));
    }

    [Fact]
    public void Names_that_the_schema_does_not_have_are_named()
    {
        var exception = Should.Throw<BindingException>(() => Bind(options =>
        {
            LibraryHost.Register(options);
            options.AddResolvers<Again>("Bok").Bind<Again>("Nobody").Scalar("Dtae", text => text, text => text);
        }));

        exception.Problems.ShouldContain(one => one.Contains("Again is registered for object type Bok") && one.Contains("Did you mean \"Book\"?"));
        exception.Problems.ShouldContain(one => one.Contains("object type Nobody"));
        exception.Problems.ShouldContain(one => one.Contains("scalar Dtae"));
        exception.Problems.ShouldContain(one => one.Contains("Again.Twice: resolves no field"));
    }

    [Fact]
    public void A_result_that_may_be_null_where_the_schema_says_it_may_not_is_advice()
    {
        var bindings = Bind(options =>
        {
            options.Schema = "type Query { perhaps: String! }";
            options.AddResolvers<Perhaps>("Query");
        });

        bindings.Advice.ShouldHaveSingleItem().ShouldContain("Perhaps.PerhapsAsync): may return null, the schema says String!");
    }

    private static SchemaBindings Bind(Action<GraphQLOptions> configure)
    {
        var options = new GraphQLOptions();
        configure(options);
        return ResolverBinder.Bind(Schema.Parse(options.Schema), options, RuntimeHelpers.GetUninitializedObject);
    }

    internal sealed class Misfits
    {
        public static int Number() => 1;

        public static int[] Numbers() => [1];

        public static void Nothing()
        {
        }

        public static Thing Thing() => new(1);

        public static int WithArgument(int a) => a;

        public static Colour Colour() => BindingTests.Colour.Red;

        public static int WithColour(Colour colour) => (int)colour;

        public static int WithInput(In input) => input.A;

        public static object? Either() => null;

        public static int Twice() => 1;
    }

    internal sealed class Perhaps
    {
        public static Task<string?> PerhapsAsync() => Task.FromResult<string?>(null);
    }

    internal sealed class Again
    {
        public static int Twice() => 2;
    }

    internal sealed record Thing(int A);

    internal sealed record In(int A);

    internal enum Colour
    {
        Red,
        DarkBlue,
    }
}

using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sunomi.GraphQL.Binding;
using Sunomi.GraphQL.Execution;

namespace Sunomi.GraphQL.Tests.Execution;

/// <summary>
/// https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors, with values that are there at once and values that come
/// late, in each order: the answer must not depend on it.
/// </summary>
public sealed class NullPropagationTests
{
    private const string Schema = """
        type Query { box: Box boxes: [Box] sure: [Box!]! plain: Int }
        type Box { name: String value: String! inner: Box innerSure: Box! list: [Box!] ints: [Int!] late: String! }
        """;

    private static readonly GraphQLEngine Engine = CreateEngine();

    /// <summary>What each resolver does, by path with dots: a value, an error or null, now or later.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // document, what differs from "everything is a value", data, paths of errors
        { "{ box { value } plain }", "box.value=error", """{"box":null,"plain":1}""", "box.value" },
        { "{ box { value } plain }", "box.value=null", """{"box":null,"plain":1}""", "box.value" },
        { "{ box { name value } plain }", "box.name=error", """{"box":{"name":null,"value":"v"},"plain":1}""", "box.name" },
        { "{ box { innerSure { innerSure { value } } name } plain }", "box.innerSure.innerSure.value=error", """{"box":null,"plain":1}""", "box.innerSure.innerSure.value" },
        { "{ box { inner { innerSure { value } } name } plain }", "box.inner.innerSure.value=error", """{"box":{"inner":null,"name":"n"},"plain":1}""", "box.inner.innerSure.value" },
        { "{ boxes { value } plain }", "boxes.1.value=error", """{"boxes":[{"value":"v"},null,{"value":"v"}],"plain":1}""", "boxes.1.value" },
        { "{ sure { value } plain }", "sure.1.value=error", "null", "sure.1.value" },
        { "{ box { list { value } name } plain }", "box.list.2.value=error", """{"box":{"list":null,"name":"n"},"plain":1}""", "box.list.2.value" },
        { "{ box { value } boxes { value } }", "box.value=error boxes.0.value=null", """{"box":null,"boxes":[null,{"value":"v"},{"value":"v"}]}""", "box.value boxes.0.value" },
        { "{ a: box { value } b: box { value } }", "b.value=error", """{"a":{"value":"v"},"b":null}""", "b.value" },
        { "{ box { inner { name list { name inner { value } } } } }", "box.inner.list.0.inner.value=error", """{"box":{"inner":{"name":"n","list":[{"name":"n","inner":null},{"name":"n","inner":{"value":"v"}},{"name":"n","inner":{"value":"v"}}]}}}""", "box.inner.list.0.inner.value" },
        { "{ box { value } }", "box=null", """{"box":null}""", "" },
        { "{ box { innerSure { name } } }", "box.innerSure=null", """{"box":null}""", "box.innerSure" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_null_goes_up_to_the_first_position_that_may_be_null(string document, string behaviour, string data, string errors)
    {
        // Each bit makes the resolvers of one depth late; all combinations must agree.
        for (var late = 0; late < 32; late++)
        {
            var response = await ExecuteAsync(document, behaviour, late);

            response.GetProperty("data").GetRawText().ShouldBe(data, $"late: {late}");
            var paths = response.TryGetProperty("errors", out var found)
                ? found.EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray())).Order().ToArray()
                : [];
            string.Join(' ', paths).ShouldBe(errors, $"late: {late}");
        }
    }

    private static async Task<JsonElement> ExecuteAsync(string document, string behaviour, int late)
    {
        var prepared = Engine.Prepare(new GraphQLRequest(document, null, default));
        prepared.Errors.ShouldBeEmpty();
        await using var services = new ServiceCollection().BuildServiceProvider();
        var request = new RequestContext(services, new ClaimsPrincipal(), null, CancellationToken.None);
        request.Items["behaviours"] = behaviour.Split(' ').Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        request.Items["late"] = late;
        using var executor = await Engine.ExecuteAsync(prepared, request);
        return JsonElement.Parse(executor.Response().Span);
    }

    private static GraphQLEngine CreateEngine()
    {
        var options = new GraphQLOptions { Schema = Schema };
        options.AddResolvers<Resolvers>("Query").AddResolvers<Resolvers>("Box");
        var schema = Sunomi.GraphQL.Types.Schema.Parse(Schema);
        return new GraphQLEngine(schema, ResolverBinder.Bind(schema, options, _ => new Resolvers()), options, new GraphQLTelemetry(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()), NullLogger.Instance);
    }

    internal sealed record Box;

    internal sealed class Resolvers
    {
        public static ValueTask<Box?> BoxAsync(ResolveContext context) => Do<Box?>(context, new Box());

        public static ValueTask<Box?[]?> Boxes(ResolveContext context) => Do<Box?[]?>(context, [new(), new(), new()]);

        public static ValueTask<Box[]> Sure(ResolveContext context) => Do<Box[]>(context, [new(), new(), new()]);

        public static int Plain() => 1;

        public static ValueTask<string?> Name(Box box, ResolveContext context) => Do<string?>(context, "n");

        public static ValueTask<string?> Value(Box box, ResolveContext context) => Do<string?>(context, "v");

        public static ValueTask<string?> Late(Box box, ResolveContext context) => Do<string?>(context, "l");

        public static ValueTask<Box?> Inner(Box box, ResolveContext context) => Do<Box?>(context, box);

        public static ValueTask<Box?> InnerSure(Box box, ResolveContext context) => Do<Box?>(context, box);

        public static ValueTask<Box[]?> List(Box box, ResolveContext context) => Do<Box[]?>(context, [box, box, box]);

        public static int[] Ints(Box box) => [1];

        private static ValueTask<T> Do<T>(ResolveContext context, T value)
        {
            var path = context.Path;
            var what = ((Dictionary<string, string>)context.Items["behaviours"]!).GetValueOrDefault(string.Join('.', path));
            var late = (int)context.Items["late"]!;
            return (late >> Math.Min(path.Count - 1, 4) & 1) == 1 ? Later() : new ValueTask<T>(Now());

            T Now() => what switch
            {
                "error" => throw new GraphQLException("failed"),
                "null" => default!,
                _ => value,
            };

            async ValueTask<T> Later()
            {
                await Task.Yield();
                return Now();
            }
        }
    }
}

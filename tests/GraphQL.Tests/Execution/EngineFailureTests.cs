using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Sunomi.GraphQL.Tests.Execution;

/// <summary>What goes wrong outside of a resolver is told all the same, and what outlives its operation finds nothing disposed of.</summary>
public sealed class EngineFailureTests
{
    [Theory]
    [InlineData("{ now }")]
    [InlineData("{ late }")]
    public async Task A_batch_whose_answer_cannot_be_read_is_the_error_of_its_fields(string document)
    {
        await using var services = Services(_ => { });

        var response = await services.AnswerAsync(document).WaitAsync(TimeSpan.FromSeconds(10));

        response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("INTERNAL");
    }

    [Fact]
    public async Task A_resolver_that_outlives_its_operation_sees_that_it_was_cancelled()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var services = Services(options => options.Limits.ExecutionTime = TimeSpan.FromMilliseconds(20), new(released.Task, seen));

        var response = await services.AnswerAsync("{ stubborn }");
        released.SetResult();

        response.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("limit: execution time");
        (await seen.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeTrue();
    }

    private static ServiceProvider Services(Action<GraphQLOptions> configure, Release? release = null) =>
        new ServiceCollection().AddLogging().AddSingleton(release ?? new(Task.CompletedTask, new())).AddGraphQL(options =>
        {
            options.Schema = "type Query { now: String late: String stubborn: String }";
            options.AddResolvers<Resolvers>("Query");
            configure(options);
        }).BuildServiceProvider();

    internal sealed record Release(Task Until, TaskCompletionSource<bool> Seen);

    internal sealed class Resolvers(Release release)
    {
        public static Task<string?> Now(ResolveContext context) =>
            context.Loader<int, string>("now", (_, _) => Task.FromResult<IReadOnlyDictionary<int, string>>(new Unreadable())).LoadAsync(1);

        public static Task<string?> Late(ResolveContext context) => context.Loader<int, string>(
            "late",
            async (_, _) =>
            {
                await Task.Yield();
                return new Unreadable();
            }).LoadAsync(1);

        public async Task<string?> Stubborn(ResolveContext context)
        {
            await release.Until;
            try
            {
                release.Seen.SetResult(context.CancellationToken.IsCancellationRequested);
            }
            catch (ObjectDisposedException exception)
            {
                release.Seen.SetException(exception);
            }

            return null;
        }
    }

    /// <summary>A dictionary that throws when it is asked.</summary>
    private sealed class Unreadable : IReadOnlyDictionary<int, string>
    {
        public IEnumerable<int> Keys => [];

        public IEnumerable<string> Values => [];

        public int Count => 0;

        public string this[int key] => throw new InvalidOperationException("unreadable");

        public bool ContainsKey(int key) => throw new InvalidOperationException("unreadable");

        public bool TryGetValue(int key, [MaybeNullWhen(false)] out string value) => throw new InvalidOperationException("unreadable");

        public IEnumerator<KeyValuePair<int, string>> GetEnumerator() => throw new InvalidOperationException("unreadable");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.GraphQL.Transports;

namespace Sunomi.GraphQL.Tests.Transports;

/// <summary>What ends an operation on a socket or an event stream.</summary>
public sealed class OperationRunnerTests
{
    [Fact]
    public async Task A_service_that_fails_when_its_scope_ends_is_an_error_of_the_operation()
    {
        await using var services = new ServiceCollection().AddLogging().AddScoped<FailsAtItsEnd>().AddGraphQL(options =>
        {
            options.Schema = "type Query { a: Int }";
            options.AddResolvers<Resolvers>("Query");
        }).BuildServiceProvider();
        var sink = new Sink();

        var errors = await services.GetRequiredService<OperationRunner>().RunAsync(services.Prepare("{ a }"), new ClaimsPrincipal(), new DefaultHttpContext(), sink, CancellationToken.None);

        sink.Responses.ShouldBe(1);
        errors.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("INTERNAL");
    }

    internal sealed class FailsAtItsEnd : IDisposable
    {
        public int Value { get; } = 1;

        public void Dispose() => throw new InvalidOperationException("does not end well");
    }

    internal sealed class Resolvers
    {
        public static int A(ResolveContext context) => context.Services.GetRequiredService<FailsAtItsEnd>().Value;
    }

    private sealed class Sink : IResponseSink
    {
        public int Responses { get; private set; }

        public ValueTask SendAsync(ReadOnlyMemory<byte> response)
        {
            Responses++;
            return ValueTask.CompletedTask;
        }
    }
}

namespace Sunomi.GraphQL.Execution;

/// <summary>A root field of a mutation: executed when all that came before it is complete.</summary>
internal sealed class SerialHole(FieldExecutor resolver, object? source) : Hole
{
    public override bool Fill(Executor executor) => resolver.Execute(executor, Field, source);
}

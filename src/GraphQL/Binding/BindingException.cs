namespace Sunomi.GraphQL.Binding;

/// <summary>The schema and the C# that was registered for it do not fit; the message lists every place.</summary>
internal sealed class BindingException(IReadOnlyList<string> problems)
    : Exception($"The GraphQL schema and its resolvers do not fit in {problems.Count} place(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => $"- {problem}"))}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

namespace Sunomi.GraphQL.Binding;

/// <summary>Collects what does not fit between schema and C#, so that one start shows all of it.</summary>
internal sealed class BindingProblems
{
    private readonly List<string> problems = [];

    public void Add(string problem)
    {
        if (!problems.Contains(problem))
        {
            problems.Add(problem);
        }
    }

    /// <exception cref="BindingException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new BindingException(problems);
        }
    }
}

/// <summary>The schema and the C# that was registered for it do not fit; the message lists every place.</summary>
internal sealed class BindingException(IReadOnlyList<string> problems)
    : Exception($"The GraphQL schema and its resolvers do not fit in {problems.Count} place(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => $"- {problem}"))}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

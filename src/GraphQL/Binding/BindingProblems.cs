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

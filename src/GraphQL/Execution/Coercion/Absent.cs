namespace Sunomi.GraphQL.Execution;

/// <summary>Stands for an argument, input field or variable that was not given.</summary>
internal sealed class Absent
{
    public static readonly Absent Value = new();

    private Absent()
    {
    }
}

namespace Sunomi.GraphQL.Tests.Oracle;

/// <summary>Tables of cases as the rows of a theory.</summary>
internal static class CaseTable
{
    public static TheoryData<string, string> Of(IReadOnlyDictionary<string, string[]> table)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (name, cases) in table)
        {
            foreach (var one in cases)
            {
                rows.Add(name, one);
            }
        }

        return rows;
    }
}

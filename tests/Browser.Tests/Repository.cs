namespace Sunomi.Tests.Browser;

internal static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Sunomi.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie within the repository.");
        }

        return folder.FullName;
    }
}

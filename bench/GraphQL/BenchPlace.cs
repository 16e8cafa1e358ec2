using System.Text.Json;

namespace Sunomi.Bench.GraphQL;

/// <summary>Where the parts of the measurement are: the folder of this project, and a temporary file with the data.</summary>
internal sealed class BenchPlace : IDisposable
{
    private readonly string folder = Find();

    public BenchPlace()
    {
        DataFile = Path.GetTempFileName();
        File.WriteAllBytes(DataFile, JsonSerializer.SerializeToUtf8Bytes(Catalogue.Make(), Catalogue.Json));
    }

    public string DataFile { get; }

    /// <summary>The command that runs this program again.</summary>
    public static string[] Own(params ReadOnlySpan<string> arguments) => ["dotnet", typeof(BenchPlace).Assembly.Location, .. arguments];

    public string Script(string name) => Path.Combine(folder, "servers", name);

    public void Dispose() => File.Delete(DataFile);

    private static string Find()
    {
        for (var candidate = new DirectoryInfo(AppContext.BaseDirectory); candidate is not null; candidate = candidate.Parent)
        {
            var found = Path.Combine(candidate.FullName, "bench", "GraphQL");
            if (Directory.Exists(Path.Combine(found, "servers")))
            {
                return found;
            }
        }

        throw new DirectoryNotFoundException($"No bench/GraphQL above {AppContext.BaseDirectory}.");
    }
}

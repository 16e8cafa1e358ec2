using System.Text.Json;

namespace Sunomi.Bench.GraphQL;

/// <summary>Where the parts of the measurement are: the folder of this project, a temporary file with the data, and ports.</summary>
internal sealed class BenchPlace : IDisposable
{
    private readonly string folder = Find();

    public BenchPlace(int port)
    {
        Port = port;
        DataFile = Path.GetTempFileName();
        File.WriteAllBytes(DataFile, JsonSerializer.SerializeToUtf8Bytes(Catalogue.Make(), Catalogue.Json));
    }

    /// <summary>The first of the ports, one for each server.</summary>
    public int Port { get; }

    public string DataFile { get; }

    /// <summary>The command that runs this program again.</summary>
    public IReadOnlyList<string> OwnServer { get; } = ["dotnet", typeof(BenchPlace).Assembly.Location];

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

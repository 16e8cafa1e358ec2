namespace Sunomi.Media;

/// <summary>One folder for all files of a run, removed when the run ends.</summary>
internal static class TestFolder
{
    static TestFolder()
    {
        Root = Directory.CreateTempSubdirectory("sunomi-media-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }

    public static string Root { get; }

    public static string New() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;
}

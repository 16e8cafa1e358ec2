namespace Sunomi.Media;

/// <summary>One folder for all files of a run. The test host does not wait for clean-up at its end, so the next run does it.</summary>
internal static class TestFolder
{
    private static readonly ScratchFolder Run;

    static TestFolder()
    {
        var all = Path.Combine(Path.GetTempPath(), "sunomi-media-tests");
        ScratchFolder.Sweep(all);
        Run = new ScratchFolder(all);
    }

    public static string Root => Run.Path;

    public static string New() => Directory.CreateDirectory(Path.Combine(Root, Guid.NewGuid().ToString("N"))).FullName;
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sunomi.Transcoding;

namespace Sunomi.Tests.Transcoding;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sunomi-scratch-").FullName;

    [Fact]
    public void It_is_gone_with_all_that_is_in_it_when_the_process_ends()
    {
        using (var folder = Open())
        {
            File.WriteAllText(Path.Combine(folder.Path, "left"), "x");
        }

        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_by_the_next()
    {
        var left = Directory.CreateDirectory(Path.Combine(root, "dead")).FullName;
        File.WriteAllText(Path.Combine(left, "lock"), "");
        File.WriteAllText(Path.Combine(left, "segment"), "x");

        using var folder = Open();

        Directory.EnumerateFileSystemEntries(root).ShouldBe([folder.Path]);
    }

    [Fact]
    public void What_another_process_uses_stays()
    {
        using var one = Open();
        File.WriteAllText(Path.Combine(one.Path, "segment"), "x");

        using var two = Open();

        File.Exists(Path.Combine(one.Path, "segment")).ShouldBeTrue();
        two.Path.ShouldNotBe(one.Path);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private ScratchFolder Open() =>
        new(Options.Create(new TranscodeOptions { Scratch = root }), NullLogger<ScratchFolder>.Instance);
}

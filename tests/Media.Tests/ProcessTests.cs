using Microsoft.Extensions.Logging.Abstractions;

namespace Sunomi.Media;

public class ProcessTests
{
    private static readonly ProcessRunner Runner = new(NullLogger.Instance);

    [Fact]
    public async Task A_program_gets_a_bare_environment_and_no_input()
    {
        Environment.SetEnvironmentVariable("SUNOMI_TEST_SECRET", "do not tell");

        var (outcome, output) = await Run("sh", "-c", "env; cat; echo end");

        outcome.Succeeded.ShouldBeTrue();
        output.ShouldNotContain("SECRET");
        output.ShouldContain("PATH=");
        output.ShouldEndWith("end\n");
    }

    [Fact]
    public async Task Endless_complaints_are_drained_and_bounded()
    {
        var (outcome, _) = await Run("sh", "-c", "echo first >&2; head -c 5000000 /dev/zero | tr '\\0' x >&2; echo last >&2; exit 3");

        outcome.ExitCode.ShouldBe(3);
        outcome.Errors.Length.ShouldBeLessThan(20_000);
        outcome.Errors.ShouldStartWith("first");
        outcome.Errors.ShouldEndWith("last\n");
    }

    [Fact]
    public async Task Too_much_cpu_time_is_cut_off()
    {
        var (outcome, _) = await Run(Spec("sh", "-c", "while :; do :; done") with { CpuLimit = TimeSpan.FromSeconds(1) });

        outcome.RanOut.ShouldBeTrue();
        outcome.WasInterrupted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Who_is_ended_from_outside_has_not_used_too_much(string signal)
    {
        var (outcome, _) = await Run("sh", "-c", $"kill -{signal} $$");

        outcome.WasInterrupted.ShouldBeTrue();
        outcome.RanOut.ShouldBeFalse();
        EncodeFailure.Of(outcome, new MediaSource("clip.mp4"), Published.Options()).ShouldNotBeNull().Reason.ShouldBe(MediaFailure.Interrupted);
    }

    [Fact]
    public async Task Silence_is_cut_off()
    {
        var (outcome, _) = await Run(Spec("sleep", "600") with { StallTimeout = TimeSpan.FromSeconds(1) });

        outcome.Stalled.ShouldBeTrue();
        outcome.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_may_be_quiet_is_no_silence()
    {
        var spec = Spec("sleep", "2") with { StallTimeout = TimeSpan.FromSeconds(1), QuietStart = TimeSpan.FromMinutes(1) };

        var (outcome, _) = await Run(spec);

        outcome.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said_by_name()
    {
        var options = Published.Options(options => options.Ffprobe = "no-such-ffprobe");

        var error = await Should.ThrowAsync<InvalidOperationException>(
            async () => await Published.Pipeline(options).Plan(new MediaSource(await Clips.Plain()), CancellationToken.None));

        error.Message.ShouldContain("'no-such-ffprobe' cannot be run");
    }

    [Fact]
    public async Task The_kernel_kills_the_program_when_its_starter_dies()
    {
        // the kernel keeps the signal to itself; this asks for it in the program's own name
        var (_, output) = await Run("sh", "-c", "exec setpriv --dump");

        output.ShouldMatch("(?i)parent death signal: *(SIG)?KILL");
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_and_what_is_in_use_is_not()
    {
        var root = TestFolder.New();
        using var used = new ScratchFolder(root);
        var left = Path.Combine(root, "media-left");
        Directory.CreateDirectory(left);
        File.WriteAllText(Path.Combine(left, "fragment"), "x");
        File.WriteAllText(left + ".lock", "");

        ScratchFolder.Sweep(root);

        Directory.Exists(left).ShouldBeFalse();
        File.Exists(left + ".lock").ShouldBeFalse();
        Directory.Exists(used.Path).ShouldBeTrue();
    }

    [Fact]
    public async Task Sweeps_leave_those_alone_who_take_a_folder_meanwhile()
    {
        var root = TestFolder.New();
        using var enough = new CancellationTokenSource();
        var sweeps = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!enough.IsCancellationRequested)
            {
                ScratchFolder.Sweep(root);
            }
        })));

        try
        {
            Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            {
                using var taken = new ScratchFolder(root);
                File.Exists(taken.Path + ".lock").ShouldBeTrue();
                Directory.Exists(taken.Path).ShouldBeTrue();
            });
        }
        finally
        {
            await enough.CancelAsync();
            await sweeps;
        }

        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pipe_that_nobody_opens_ends_when_its_writer_is_closed()
    {
        using var pipe = new NamedPipe(Path.Combine(TestFolder.New(), "pipe"));
        var reading = pipe.Reader.ReadAsync(new byte[10]).AsTask();
        reading.IsCompleted.ShouldBeFalse();

        pipe.CloseWriter();

        (await reading.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_is_handed_over_to_a_pipe_as_far_as_there_is_room()
    {
        var (folder, bytes) = (TestFolder.New(), new byte[300_000]);
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(Path.Combine(folder, "file"), bytes);
        using var file = File.OpenHandle(Path.Combine(folder, "file"));
        using var pipe = new NamedPipe(Path.Combine(folder, "pipe"));

        pipe.TrySplice(file, 1000, bytes.Length, out var count).ShouldBeTrue();
        count.ShouldBeInRange(1, pipe.Capacity);
        pipe.TrySplice(file, 1000 + count, 1, out _).ShouldBeFalse();

        var read = new byte[count];
        await pipe.Reader.ReadExactlyAsync(read);
        read.ShouldBe(bytes[1000..(1000 + count)]);
        pipe.TrySplice(file, bytes.Length, 1, out var end).ShouldBeTrue();
        end.ShouldBe(0);
        pipe.CloseWriter();
        Should.Throw<ObjectDisposedException>(() => pipe.TrySplice(file, 0, 1, out _));
    }

    [Fact]
    public async Task A_file_in_memory_is_open_to_a_program_and_takes_no_room_where_nothing_was_written()
    {
        string path;
        using (var file = new MemoryFile("test"))
        {
            path = file.Path;
            await file.Content.WriteAsync("begin"u8.ToArray());
            file.Content.SetLength(1L << 30);
            await file.Content.FlushAsync();

            // a block of stat(1) has 512 bytes
            var (outcome, output) = await Run("sh", "-c", $"head -c 6 '{path}' | od -An -c; stat -L -c '%s %b' '{path}'");

            outcome.Succeeded.ShouldBeTrue(outcome.Errors);
            var lines = output.Split('\n');
            lines[0].Trim().ShouldBe("b   e   g   i   n  \\0");
            var (size, blocks) = (long.Parse(lines[1].Split(' ')[0]), long.Parse(lines[1].Split(' ')[1]));
            size.ShouldBe(1L << 30);
            (blocks * 512).ShouldBeLessThan(1 << 20);
        }

        // the number may be another file's by now
        (new FileInfo(path).LinkTarget ?? "").ShouldNotContain("memfd:test");
    }

    private static ProcessSpec Spec(string program, params string[] arguments) =>
        new(program, arguments, TimeSpan.FromSeconds(60), 1L << 30, TimeSpan.FromSeconds(60));

    private static Task<(ProcessOutcome Outcome, string Output)> Run(string program, params string[] arguments) => Run(Spec(program, arguments));

    private static async Task<(ProcessOutcome Outcome, string Output)> Run(ProcessSpec spec)
    {
        var output = "";
        var outcome = await Runner.Run(
            spec,
            async (stdout, _, stop) =>
            {
                using var reader = new StreamReader(stdout);
                output = await reader.ReadToEndAsync(stop);
            },
            exited: null,
            CancellationToken.None);
        return (outcome, output);
    }
}

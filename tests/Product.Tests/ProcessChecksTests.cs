using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sunomi.Tests.Product;

/// <summary>The start script's own words for processes, without a product: whose they are decides what happens to them.</summary>
public sealed class ProcessChecksTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string Ready = "HTTP/1.1 200 OK\r\nX-Instance: mine\r\n\r\n";
    private const string StartSilo = "silo_dll=silo.dll; silos=1; start_process() { echo started $1; }; start_silos";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("sunomi-processes-");
    private readonly Process process = Process.Start("sleep", "300");

    public ProcessChecksTests()
    {
        data.CreateSubdirectory("run");
        data.CreateSubdirectory("log");
    }

    [Fact]
    public async Task A_process_that_took_over_the_id_is_not_the_product_and_lives_on()
    {
        await Note("api", start: "1");
        await Note("silo-1", start: "1");

        var said = await Bash("find_product && echo found || echo nothing; stop_left_processes; process_files");

        said.ShouldBe("nothing");
        process.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task The_process_that_was_started_is_known_and_stopped()
    {
        await Note("api", start: await Bash($"started_at {process.Id}"));

        var said = await Bash("find_product && echo $product_pid $product_port $product_instance; stop_left_processes; process_files");

        said.ShouldBe($"{process.Id} 8080 mine");
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    [Theory]
    [InlineData(Ready, "ready")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nX-Instance: mine\r\n\r\n", "not ours or not ready")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Instance: another\r\n\r\n", "not ours or not ready")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "not ours or not ready")]
    [InlineData("", "not ours or not ready")]
    public async Task Only_the_own_instance_on_the_port_is_called_ready(string answer, string verdict)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var served = Answer(server, answer);

        (await Bash($"answers {((IPEndPoint)server.LocalEndpoint).Port} mine && echo ready || echo not ours or not ready")).ShouldBe(verdict);

        await served;
    }

    [Fact]
    public async Task A_silo_that_dies_while_it_is_asked_whether_it_is_there_gets_a_successor()
    {
        await Note("silo-1", start: await Bash($"started_at {process.Id}"));

        (await Bash($"(sleep 0.5; kill -KILL {process.Id}) & {StartSilo}")).ShouldBe("started silo-1");
    }

    [Fact]
    public async Task A_silo_that_answers_stays_the_only_one_of_its_name()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var served = Answer(server, Ready);
        await Note("silo-1", start: "1", ((IPEndPoint)server.LocalEndpoint).Port);

        (await Bash(StartSilo)).ShouldBeEmpty();

        await served;
    }

    [Fact]
    public async Task What_runs_goes_on_when_a_silo_does_not_come_back()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var served = Answer(server, Ready);
        await Note("api", start: await Bash($"started_at {process.Id}"), ((IPEndPoint)server.LocalEndpoint).Port);
        await Note("silo-1", start: "1");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "log", "silo-1.log"), "Something is wrong.\n");

        await using var up = RunningCommand.Start("bash", ["-c", Prelude() + $$"""
            build_product() { silo_dll=silo.dll; }
            database_start() { :; }
            start_process() { echo "{{process.Id}} 1 another 1" >"$data/run/$1"; }
            product_up --silos 1 --data '{{data.FullName}}'
            """]);

        (await up.End(Patience)).ShouldBe(1, up.Output);
        up.Output.ShouldContain("Something is wrong.");
        up.Output.ShouldContain("silo-1 did not start");
        process.HasExited.ShouldBeFalse();
        await served;
    }

    [Fact]
    public async Task Silos_of_their_own_without_the_packages_are_refused_with_what_is_missing_and_how_to_get_it()
    {
        await using var command = RunningCommand.Start(
            "bash",
            ["-c", Prelude() + "die_without_packages"],
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = data.FullName, ["OrleansSource"] = "local" });

        (await command.End(RunningProduct.Patience)).ShouldBe(1, command.Output);
        command.Output.ShouldContain("Microsoft.Orleans.Server");
        command.Output.ShouldContain("Microsoft.Orleans.Clustering.AdoNet");
        command.Output.ShouldContain(data.FullName);
        command.Output.ShouldContain("eng/probe-orleans.sh");
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        data.Delete(recursive: true);
    }

    private static async Task Answer(TcpListener server, string answer)
    {
        using var caller = await server.AcceptTcpClientAsync();
        await using var stream = caller.GetStream();
        _ = await stream.ReadAsync(new byte[1024]);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }

    private Task Note(string name, string start, int port = 8080) =>
        File.WriteAllTextAsync(Path.Combine(data.FullName, "run", name), $"{process.Id} {port} mine {start}\n");

    /// <summary>What it said, without the last line's end.</summary>
    private async Task<string> Bash(string commands) => (await RunningCommand.Run("bash", ["-c", Prelude() + commands], Patience)).Trim();

    private string Prelude() => $"""
        set -euo pipefail
        root='{RunningProduct.Root}'
        for part in say build database processes product; do source "$root/eng/$part.sh"; done
        data='{data.FullName}'

        """;
}

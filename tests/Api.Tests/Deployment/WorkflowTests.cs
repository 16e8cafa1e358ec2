namespace Sunomi.Tests.Deployment;

public sealed class WorkflowTests
{
    private static readonly Dictionary<object, object?> Jobs = Yaml.Read(".github/workflows/test.yml").Map("jobs");

    public static TheoryData<string> Names => [.. Jobs.Keys.Cast<string>()];

    [Fact]
    public void The_suite_runs_in_both_lanes()
    {
        var suite = Jobs.Map("suite");

        suite.Map("strategy").Map("matrix").Names("lane").ShouldBe(["local", "packages"]);
        suite.Map("env").Text("OrleansSource").ShouldBe("${{ matrix.lane }}");
        Steps("suite").ShouldContain(step => step.Text("run") == "./sunomi test");
        Steps("suite").ShouldContain(step => step.Text("if") == "failure()" && step.Text("uses")!.StartsWith("actions/upload-artifact@", StringComparison.Ordinal));
    }

    [Fact]
    public void The_images_that_are_built_are_stages_of_the_Dockerfile() =>
        new Dockerfile().Stages.ShouldBeSubsetOf([.. Jobs.Map("images").Map("strategy").Map("matrix").Names("image"), "build", "web", "runtime"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_job_ends_in_time_and_every_step_does_one_thing(string job)
    {
        Jobs.Map(job).ContainsKey("timeout-minutes").ShouldBeTrue();
        Steps(job).ShouldNotBeEmpty();
        Steps(job).ShouldAllBe(step => step.ContainsKey("run") != step.ContainsKey("uses"));
        Steps(job).Select(step => step.Text("uses")).OfType<string>().ShouldAllBe(action => action.Contains("@v", StringComparison.Ordinal));
    }

    private static List<Dictionary<object, object?>> Steps(string job) =>
        [.. ((List<object>)Jobs.Map(job)["steps"]!).Cast<Dictionary<object, object?>>()];
}

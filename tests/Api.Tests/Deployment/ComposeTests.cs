using System.Text.RegularExpressions;

namespace Sunomi.Tests.Deployment;

/// <summary>What can be known of the containers without running them: that the files agree with each other and with what the programs read.</summary>
public sealed partial class ComposeTests
{
    private static readonly Dictionary<object, object?> Compose = Yaml.Read("docker-compose.yml");
    private static readonly Dictionary<object, object?> Services = Compose.Map("services");
    private static readonly Dockerfile Dockerfile = new();

    public static TheoryData<string> OwnServices => [.. Services.Keys.Cast<string>().Where(name => Service(name).ContainsKey("build"))];

    public static TheoryData<string> ForeignServices => [.. Services.Keys.Cast<string>().Where(name => Service(name).ContainsKey("image"))];

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void Every_setting_is_one_that_the_program_reads(string service)
    {
        var target = Service(service).Map("build").Text("target")!;
        var program = target == "api" ? ProgramSettings.Api : ProgramSettings.Silo;
        var settings = Service(service).Map("environment").Select(pair => KeyValuePair.Create(pair.Key.ToString()!, Resolve(pair.Value?.ToString() ?? "")));

        settings.Concat(Dockerfile.Environment(target)).Select(pair => program.WhatIsWrongWith(pair.Key, pair.Value)).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void A_setting_that_nothing_reads_is_found()
    {
        ProgramSettings.Api.WhatIsWrongWith("Objects__S3__Buckets", "sunomi").ShouldBe("Objects__S3__Buckets: nothing reads it");
        ProgramSettings.Api.WhatIsWrongWith("Silo__Roles", "grains").ShouldBe("Silo__Roles: nothing reads it");
        ProgramSettings.Api.WhatIsWrongWith("Objects__Kind", "s33").ShouldNotBeNull();
        ProgramSettings.Silo.WhatIsWrongWith("Silo__Roles", "grains").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void Images_are_stages_of_the_Dockerfile_and_do_not_run_as_root(string service)
    {
        var build = Service(service).Map("build");

        build.Text("dockerfile").ShouldBe("deploy/Dockerfile");
        Dockerfile.Stages.ShouldContain(build.Text("target"));
        Dockerfile.Last(build.Text("target")!, "USER").ShouldBe("$APP_UID");
    }

    [Fact]
    public void Health_is_asked_at_a_path_and_port_that_the_programs_have()
    {
        var health = Dockerfile.Last("runtime", "HEALTHCHECK");

        health.ShouldContain("http://localhost:8080/health/ready");
        Repository.Read("src/Hosting/Health/HealthSetup.cs").ShouldContain("\"/health/ready\"");
        Dockerfile.Environment("runtime").ShouldContain(KeyValuePair.Create("ASPNETCORE_URLS", "http://+:8080"));
    }

    [Theory]
    [MemberData(nameof(ForeignServices))]
    public void Foreign_images_have_a_version_and_say_whether_they_are_well(string service)
    {
        Service(service).Text("image")!.ShouldMatch(@"^[\w./-]+:(?!latest$)[\w.-]+$");
        if (service != "store-setup")
        {
            Service(service).Map("healthcheck").Names("test").First().ShouldBe("CMD");
        }
    }

    [Fact]
    public void What_a_service_waits_for_exists_and_can_come_true()
    {
        foreach (var (name, after, condition) in
            from name in Services.Keys.Cast<string>()
            from after in Service(name).Map("depends_on")
            select (name, after.Key.ToString()!, ((Dictionary<object, object?>)after.Value!).Text("condition")))
        {
            Services.Keys.ShouldContain(after, $"{name} waits for it");
            var ends = Service(after).Text("restart") is null;
            condition.ShouldBe(ends ? "service_completed_successfully" : "service_healthy", $"{name} waits for {after}");
        }
    }

    [Fact]
    public void The_proxy_leads_to_services_at_ports_where_they_listen()
    {
        var caddyfile = Repository.Read("deploy/Caddyfile");

        caddyfile.ShouldContain("dynamic a api 8080");
        Services.Keys.ShouldContain("api");
        caddyfile.ShouldContain("reverse_proxy store:9000");
        Services.Keys.ShouldContain("store");
        Service("proxy").Names("ports").Select(port => port.Split(':')[^1]).ShouldBe(["8080", "9000"]);
        Service("proxy").Names("healthcheck").ShouldNotBeEmpty();
        Placeholder().Matches(caddyfile).Select(match => match.Groups[1].Value)
            .ShouldBe(Yaml.Read("docker-compose.https.yml").Map("services").Map("proxy").Names("environment"));
    }

    [Fact]
    public void Only_the_proxy_is_reached_from_other_machines() => Services.Keys.Cast<string>()
        .Where(name => Service(name).Names("ports").Any(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)))
        .ShouldBe(["proxy"]);

    [Fact]
    public void No_secret_is_in_the_file_or_has_a_default()
    {
        var secrets = Services.Keys.Cast<string>()
            .SelectMany(name => Service(name).Map("environment"))
            .Where(pair => Secret().IsMatch(pair.Key.ToString()!))
            .Select(pair => pair.Value?.ToString() ?? "")
            .ToList();

        secrets.Count.ShouldBeGreaterThan(5);
        secrets.ShouldAllBe(value => value == "${METRICS_TOKEN:-}" || Required().IsMatch(value));
        Password().Matches(Repository.Read("docker-compose.yml")).Select(match => match.Groups[1].Value).ShouldAllBe(value => value.StartsWith("${", StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_the_environment_names_every_variable_and_no_secret()
    {
        var example = Repository.Read(".env.example").Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var used = Variable().Matches(Repository.Read("docker-compose.yml") + Repository.Read("docker-compose.https.yml")).Select(match => match.Groups["name"].Value).ToHashSet();

        example.Keys.ShouldBe(used, ignoreOrder: true);
        example.Where(pair => Secret().IsMatch(pair.Key)).ShouldAllBe(pair => pair.Value == "");
    }

    [Fact]
    public void The_bucket_and_its_account_are_those_that_the_programs_use()
    {
        var setup = Repository.Read("deploy/store-setup.sh");
        var (bucket, account) = (Service("silo").Map("environment").Text("Objects__S3__Bucket"), Service("silo").Map("environment").Text("Objects__S3__AccessKey"));

        setup.ShouldContain($"mc mb --ignore-existing store/{bucket}\n");
        setup.ShouldContain($"mc admin user add store {account} \"$STORE_PASSWORD\"");
        Repository.Read("deploy/store-policy.json").ShouldContain($"\"arn:aws:s3:::{bucket}/*\"");
        Service("store-setup").Names("environment").ShouldAllBe(name => setup.Contains($"${name}", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_them_silos_have_all_roles_and_ffmpeg_where_it_is_run()
    {
        string[] silos = ["silo", "transcode"];

        silos.Select(name => Service(name).Map("environment").Text("Silo__Roles")).ShouldBe(["grains", "transcode"]);
        Dockerfile.Has(Service("transcode").Map("build").Text("target")!, "install -y --no-install-recommends ffmpeg").ShouldBeTrue();
        Dockerfile.Has("build", "-p:OrleansSource=packages").ShouldBeTrue();
    }

    [Fact]
    public void What_is_mounted_exists()
    {
        foreach (var source in Services.Keys.Cast<string>().SelectMany(name => Service(name).Names("volumes")).Select(mount => mount.Split(':')[0]))
        {
            (source.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Path.Combine(Repository.Root, source)) : Compose.Map("volumes").ContainsKey(source))
                .ShouldBeTrue(source);
        }
    }

    private static Dictionary<object, object?> Service(string name) => Services.Map(name);

    /// <summary>As with a filled in .env.</summary>
    private static string Resolve(string value) => Variable().Replace(value, match => match.Groups["default"].Success ? match.Groups["default"].Value : "s3cret");

    [GeneratedRegex(@"\$\{(?<name>\w+)(?::-(?<default>[^}]*)|:\?[^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\$\{\w+:\?[^}]+\}$")]
    private static partial Regex Required();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex("Password=([^;]*)")]
    private static partial Regex Password();

    [GeneratedRegex(@"\{\$(\w+):")]
    private static partial Regex Placeholder();
}

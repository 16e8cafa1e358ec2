using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Sunomi.Tests.Architecture;

public sealed partial class ReferenceTests
{
    /// <summary>Which project may name which; what is not here may name none.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Grains"] = ["Grains.Interfaces", "Media", "Storage"],
        ["Silo"] = ["Grains", "Hosting"],
        ["Hosting"] = ["Grains.Interfaces", "Storage"],
        ["Storage"] = ["Grains.Interfaces"],

        // The silo only for the embedded one of the one-process default; which files may know it is the next test's matter.
        ["Api"] = ["Grains.Interfaces", "Storage", "GraphQL", "Hosting", "Silo"],
    };

    public static TheoryData<string> Projects => [.. Repository.References.Keys];

    [Fact]
    public void The_projects_of_the_design_are_there()
    {
        Repository.References.Keys.ShouldBeSubsetOf(
            ["Grains.Interfaces", "Grains", "Silo", "Hosting", "Api", "Media", "Storage", "GraphQL", "LocalOrleans", "Cli", .. Generators]);
        Repository.References["Grains"].ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_point_one_way(string project)
    {
        Repository.References[project].Except(Generators).ShouldBeSubsetOf(Allowed.GetValueOrDefault(project) ?? [], project);
    }

    [Fact]
    public void Only_the_start_of_the_api_knows_that_a_silo_may_be_embedded()
    {
        var knowing = Repository.Sources("src/Api").Where(source => NamesASilo().IsMatch(source.Text)).Select(source => source.Path);

        knowing.ShouldBeSubsetOf(["src/Api/Program.cs"]);
    }

    [Fact]
    public void Only_the_stand_in_knows_which_Orleans_it_is()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => path.StartsWith(Path.Combine(Repository.Root, "src"), StringComparison.Ordinal)
                || path.StartsWith(Path.Combine(Repository.Root, "tests"), StringComparison.Ordinal));

        foreach (var project in projects)
        {
            // A package of Orleans, or the stand-in, is asked for through OrleansReference: Directory.Build.targets knows which.
            var names = XDocument.Load(project).Descendants()
                .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference")
                .Select(element => (string?)element.Attribute("Include") ?? "");
            names.ShouldNotContain(name => name.Contains("Microsoft.Orleans", StringComparison.Ordinal), project);
        }
    }

    /// <summary>Build-time generators of a project are part of it.</summary>
    private static string[] Generators =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => name.EndsWith("Generator", StringComparison.Ordinal) || name.EndsWith("CodeGen", StringComparison.Ordinal))];

    [GeneratedRegex(@"AddSunomi(Silo|Cluster)|Sunomi\.Silo")]
    private static partial Regex NamesASilo();
}

using System.Text.Json;
using System.Xml.Linq;

namespace Sunomi.Tests.Architecture;

/// <summary>The build takes the packages only where all are there that it will ask for: a list in Directory.Build.props, held against what is asked for.</summary>
public sealed class LaneTests
{
    private const string Stem = "microsoft.orleans.";

    [Fact]
    public void Every_package_that_the_start_script_tries_is_looked_for() => TriedOut().ShouldBeSubsetOf(LookedFor());

    [Fact]
    public void Every_package_that_came_along_in_a_restore_is_looked_for() => Restored().ShouldBeSubsetOf(LookedFor());

    private static string[] LookedFor() =>
    [
        .. XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("_OrleansMissing")
            .Select(line => Stem + line.Value.Split(' ')[^1].ToLowerInvariant()),
    ];

    private static string[] TriedOut()
    {
        string[] packages =
        [
            .. XDocument.Load(Path.Combine(Repository.Root, "Directory.Orleans.props")).Descendants("OrleansPackage")
                .Select(package => package.Attribute("Include")!.Value.ToLowerInvariant()),
        ];
        packages.ShouldNotBeEmpty();
        return packages;
    }

    /// <summary>By the projects of the lane packages that were restored on this machine, with what their packages depend on.</summary>
    private static string[] Restored()
    {
        var projects = new DirectoryInfo(Path.Combine(Repository.Root, "artifacts", "packages", "obj"));
        return !projects.Exists ? [] :
        [
            .. projects.EnumerateFiles("project.assets.json", SearchOption.AllDirectories).SelectMany(file =>
            {
                using var assets = JsonDocument.Parse(File.ReadAllText(file.FullName));
                return assets.RootElement.GetProperty("libraries").EnumerateObject()
                    .Select(library => library.Name.Split('/')[0].ToLowerInvariant())
                    .Where(name => name.StartsWith(Stem, StringComparison.Ordinal))
                    .ToList();
            }).Distinct(),
        ];
    }
}

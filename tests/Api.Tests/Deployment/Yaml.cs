using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Sunomi.Tests.Deployment;

/// <summary>A document of YAML as plain objects: what is wrong with its syntax, keys that are there twice among it, is an exception.</summary>
internal static class Yaml
{
    public static Dictionary<object, object?> Read(string path)
    {
        using var text = new StringReader(Repository.Read(path));
        return new DeserializerBuilder().WithDuplicateKeyChecking().WithTagMapping("!override", typeof(List<object>)).Build()
            .Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(text)));
    }

    /// <summary>An empty one where there is none.</summary>
    public static Dictionary<object, object?> Map(this Dictionary<object, object?> parent, string key) =>
        parent.GetValueOrDefault(key) as Dictionary<object, object?> ?? [];

    /// <summary>The items of a list, the keys of a map, or nothing.</summary>
    public static IEnumerable<string> Names(this Dictionary<object, object?> parent, string key) => parent.GetValueOrDefault(key) switch
    {
        List<object> list => list.Select(item => item.ToString()!),
        Dictionary<object, object?> map => map.Keys.Select(name => name.ToString()!),
        _ => [],
    };

    public static string? Text(this Dictionary<object, object?> parent, string key) => parent.GetValueOrDefault(key)?.ToString();
}

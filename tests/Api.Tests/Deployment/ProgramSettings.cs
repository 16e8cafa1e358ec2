using System.Reflection;
using Microsoft.Extensions.Configuration;
using Sunomi.Silo;
using Sunomi.Videos;

namespace Sunomi.Tests.Deployment;

/// <summary>What a program reads of its environment: the options of the assemblies that it consists of, found by their <c>Section</c>.</summary>
internal sealed class ProgramSettings
{
    /// <summary>Read by ASP.NET Core itself.</summary>
    private static readonly string[] Frameworks = ["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];

    private readonly ILookup<string, Type> sections;

    private ProgramSettings(Assembly program) => sections = Ours(program)
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(options => options.Section is not null)
        .ToLookup(options => options.Section!, options => options.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>In a cluster the API hosts no grain: what grains read is nothing to it, although it could host them.</summary>
    public static ProgramSettings Api { get; } = new(typeof(VideoTopics).Assembly);

    public static ProgramSettings Silo { get; } = new(typeof(SunomiSiloOptions).Assembly);

    /// <summary>Null: the value is read, and is one that the program takes.</summary>
    public string? WhatIsWrongWith(string variable, string value)
    {
        if (Frameworks.Contains(variable))
        {
            return null;
        }

        var path = variable.Split("__");
        var types = sections[path[0]].Where(type => Leads(type, path.AsSpan(1))).ToList();
        if (types.Count == 0)
        {
            return $"{variable}: nothing reads it";
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(string.Join(':', path), value)]).Build();
        try
        {
            types.ForEach(type => configuration.GetSection(path[0]).Get(type));
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return $"{variable}={value}: {refused.Message}";
        }
    }

    private static bool Leads(Type? type, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            type = type?.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType;
        }

        return type is not null && path.Length > 0;
    }

    private static HashSet<Assembly> Ours(Assembly program)
    {
        var found = new HashSet<Assembly> { program };
        var next = new Queue<Assembly>(found);
        while (next.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Sunomi.", StringComparison.Ordinal)))
            {
                if (program == typeof(VideoTopics).Assembly && name.Name is "Sunomi.Silo" or "Sunomi.Grains")
                {
                    continue;
                }

                var reference = Assembly.Load(name);
                if (found.Add(reference))
                {
                    next.Enqueue(reference);
                }
            }
        }

        return found;
    }
}

using System.Text.Json;

namespace Sunomi.Bench.GraphQL.Hostile;

/// <summary>A way into the engine, in a process of its own.</summary>
internal interface IDoor
{
    MeasuredProcess Process { get; }

    /// <summary>The request as it goes through this door. Variables are put in as they are: a JSON writer would not nest them so deep.</summary>
    byte[] Write(string document, string variables);

    /// <returns>What came of it, in a word.</returns>
    Task<string> Ask(byte[] request);

    static string Quote(string text) => JsonSerializer.Serialize(text);
}

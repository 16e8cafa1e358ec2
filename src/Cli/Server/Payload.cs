using System.Text.Json;

namespace Sunomi.Cli.Server;

/// <summary>Reading of the contract's payload types.</summary>
internal static class Payload
{
    /// <summary>The messages of the payload's <c>errors</c>, each with its field; empty on success.</summary>
    public static string[] Problems(JsonElement payload) =>
        [.. payload.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString()!)];

    /// <exception cref="ServerException">the payload has errors</exception>
    public static JsonElement Expect(JsonElement data, string mutation)
    {
        var payload = data.GetProperty(mutation);
        return Problems(payload) is { Length: > 0 } problems
            ? throw new ServerException(string.Join(Environment.NewLine, problems), ExitCode.Usage)
            : payload;
    }
}

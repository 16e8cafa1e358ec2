using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Sunomi.Health;

/// <summary>Which Orleans this was built with, so that a log tells it.</summary>
public static partial class OrleansLane
{
    public static void LogOrleansLane(this WebApplication app) => LogLane(
        app.Logger,
        typeof(OrleansLane).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(each => each.Key == "OrleansSource")?.Value);

    [LoggerMessage(LogLevel.Information, "Orleans from '{OrleansSource}'")]
    private static partial void LogLane(ILogger logger, string? orleansSource);
}

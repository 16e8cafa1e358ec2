namespace Sunomi.Cli.Server;

/// <summary>The server refused, could not be reached for as long as patience allows, or did not keep to its contract.</summary>
internal sealed class ServerException(string message, int exitCode = ExitCode.Server) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}

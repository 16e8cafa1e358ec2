namespace Sunomi.Cli.Publishing;

/// <param name="LimitRate">bytes a second</param>
/// <param name="Patience">how long one request is tried while the server is away</param>
internal sealed record PublishRequest(FileInfo File, string? Title, Uri Server, string Visibility, long? LimitRate, TimeSpan Patience);

namespace Sunomi.Cli.Publishing;

/// <summary>As in the contract: one request for the whole file, or one for each part.</summary>
internal sealed record UploadTarget(string Method, string Url, HttpHeader[] Headers, long? PartSize, UploadPart[]? Parts);

internal sealed record HttpHeader(string Name, string Value);

internal sealed record UploadPart(int Number, string Url, long Size);

namespace Sunomi.Transcoding;

/// <summary>An object that an earlier task stored is not there, or not whole.</summary>
[GenerateSerializer, Alias("Sunomi.MissingObjectException")]
internal sealed class MissingObjectException(string key) : Exception($"Object '{key}' should be there, but is missing or has another size.");

namespace Sunomi.Uploads.Tus;

/// <summary>The words of tus 1.0 (https://tus.io/protocols/resumable-upload).</summary>
internal static class TusProtocol
{
    public const string Root = "/uploads/tus";
    public const string CorsPolicy = "tus";
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,creation-defer-length,checksum,termination,expiration,concatenation";
    public const string ContentType = "application/offset+octet-stream";

    public const string Resumable = "Tus-Resumable";
    public const string Versions = "Tus-Version";
    public const string Extension = "Tus-Extension";
    public const string MaxSize = "Tus-Max-Size";
    public const string ChecksumAlgorithm = "Tus-Checksum-Algorithm";
    public const string Offset = "Upload-Offset";
    public const string Length = "Upload-Length";
    public const string DeferLength = "Upload-Defer-Length";
    public const string Metadata = "Upload-Metadata";
    public const string Checksum = "Upload-Checksum";
    public const string Expires = "Upload-Expires";
    public const string Concat = "Upload-Concat";
    public const string MethodOverride = "X-HTTP-Method-Override";

    /// <summary>Of the protocol alone: the bytes do not have the sum that was announced.</summary>
    public const int StatusChecksumMismatch = 460;

    /// <summary>What scripts of other origins may read.</summary>
    public static readonly string[] Exposed =
        ["Location", Resumable, Versions, Extension, MaxSize, ChecksumAlgorithm, Offset, Length, DeferLength, Metadata, Expires, Concat];
}

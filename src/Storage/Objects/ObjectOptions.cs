namespace Sunomi.Storage.Objects;

/// <summary>Section <c>Objects</c> of the configuration.</summary>
public sealed class ObjectOptions
{
    public const string Section = "Objects";

    /// <summary>Where objects are kept; default: local.</summary>
    public ObjectStoreKind Kind { get; set; } = ObjectStoreKind.Local;

    /// <summary>Files larger than this are uploaded in parts of this size, in bytes; default 64 MiB. S3 takes no parts under 5 MiB.</summary>
    public long PartSize { get; set; } = 64L << 20;

    /// <summary>How long a client may take to send a file; default 24 hours, at most 7 days (a limit of S3).</summary>
    public TimeSpan UploadLifetime { get; set; } = TimeSpan.FromHours(24);

    public LocalObjectOptions Local { get; set; } = new();

    public S3ObjectOptions S3 { get; set; } = new();
}

public enum ObjectStoreKind
{
    Local,
    S3,
}

/// <summary>Section <c>Objects:Local</c>.</summary>
public sealed class LocalObjectOptions
{
    /// <summary>Folder of the objects; default: <c>data/objects</c> under the working directory.</summary>
    public string Root { get; set; } = Path.Combine("data", "objects");

    /// <summary>Secret behind upload addresses, base64, at least 32 bytes; default: made once and kept in a file beside the root.</summary>
    public string? SigningKey { get; set; }
}

/// <summary>Section <c>Objects:S3</c>.</summary>
public sealed class S3ObjectOptions
{
    /// <summary>Address of an S3-compatible service as this process sees it; null: AWS, by region.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Address of the same service as browsers see it, for upload and download addresses; null: as <see cref="ServiceUrl"/>.</summary>
    public string? PublicUrl { get; set; }

    public string Bucket { get; set; } = "";

    /// <summary>Default: us-east-1, which S3-compatible services take too.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Null: credentials of the environment, as the AWS SDK finds them.</summary>
    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }
}

using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Sunomi.Storage.Objects.S3;

/// <summary>The service as this process reaches it, and the same as browsers do, which only signs addresses and never calls.</summary>
internal sealed class S3Clients : IDisposable
{
    private readonly S3ObjectOptions options;

    public S3Clients(S3ObjectOptions options)
    {
        this.options = options;
        Internal = Create(options.ServiceUrl);
        Public = options.PublicUrl is null ? Internal : Create(options.PublicUrl);
    }

    public AmazonS3Client Internal { get; }

    public AmazonS3Client Public { get; }

    /// <summary>Of an address that the client signs; its default is https, also for a service on http.</summary>
    public static Protocol ProtocolOf(AmazonS3Client client) =>
        client.Config.ServiceURL?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true ? Protocol.HTTP : Protocol.HTTPS;

    public void Dispose()
    {
        Internal.Dispose();
        Public.Dispose();
    }

    private AmazonS3Client Create(string? address)
    {
        var config = new AmazonS3Config
        {
            // checksum trailers are not understood by every S3-compatible service
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (address is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }
        else
        {
            config.ServiceURL = address;
            config.AuthenticationRegion = options.Region;
            config.ForcePathStyle = true;
        }

        return options is { AccessKey: { } access, SecretKey: { } secret }
            ? new AmazonS3Client(new BasicAWSCredentials(access, secret), config)
            : new AmazonS3Client(config);
    }
}

using Microsoft.Extensions.Options;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.S3;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Objects;

public sealed class S3ObjectStoreTests : ObjectStoreContract
{
    private S3ObjectStore? s3;

    [Fact]
    public async Task An_object_too_large_for_one_copy_is_moved_in_parts()
    {
        await Store.Put("uploads/v", "video/x-matroska", Bytes(2500), None);
        var etag = (await Store.Stat("uploads/v", None))!.ETag;
        s3!.Moves.LargestCopy = 2000;
        s3.Moves.PartSize = 1000;

        await Store.Move("uploads/v", "v/original", etag, None);
        await Store.Move("uploads/v", "v/original", etag, None);

        (await Store.Stat("uploads/v", None)).ShouldBeNull();
        (await Store.Stat("v/original", None)).ShouldNotBeNull().ContentType.ShouldBe("video/x-matroska");
        (await Read("v/original")).ShouldBe(Bytes(2500));
    }

    [Fact]
    public async Task A_move_that_was_cut_off_between_copy_and_deletion_is_completed()
    {
        await Store.Put("uploads/v", "video/mp4", Bytes(10), None);
        var etag = (await Store.Stat("uploads/v", None))!.ETag;
        await Store.Move("uploads/v", "v/original", etag, None);
        await Store.Put("uploads/v", "video/mp4", Bytes(10), None);

        await Store.Move("uploads/v", "v/original", etag, None);

        (await Store.Stat("uploads/v", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Addresses_for_others_name_the_public_service()
    {
        var address = await S3Server.Address;
        using var store = new S3ObjectStore(
            Options.Create(new ObjectOptions
            {
                Kind = ObjectStoreKind.S3,
                S3 = Service(address, "bucket", publicUrl: "https://media.example.org/s3"),
            }),
            TimeProvider.System);

        var upload = store.SignUpload(new UploadSession("uploads/v", 10, "video/mp4", null, null, DateTimeOffset.UtcNow.AddHours(1)));

        upload.Url.ShouldStartWith("https://media.example.org/s3/bucket/uploads/v?");
        (await store.SignDownload("v/a", TimeSpan.FromMinutes(1), None)).ShouldStartWith("https://media.example.org/s3/bucket/v/a?");
    }

    protected override async Task<(IObjectStore Store, Uri Root)> Create(ObjectOptions options)
    {
        var address = await S3Server.Address;
        options.Kind = ObjectStoreKind.S3;
        options.S3 = Service(address, $"test-{Guid.NewGuid():N}");
        s3 = new S3ObjectStore(Options.Create(options), TimeProvider.System);
        return (s3, address);
    }

    protected override Task Destroy()
    {
        s3!.Dispose();
        return Task.CompletedTask;
    }

    protected override IEnumerable<(string Url, int Length)> Forgeries(string whole, string part) =>
    [
        (whole.Replace("uploads/v?", "uploads/x?", StringComparison.Ordinal), 500),
        (whole.Replace("uploads/v?", "v/original?", StringComparison.Ordinal), 500),
        (whole, 501),
        (whole.Replace("X-Amz-Expires=", "X-Amz-Expires=1", StringComparison.Ordinal), 500),
        (whole.Replace("content-length%3B", "", StringComparison.Ordinal), 500),
        (whole.Split('?')[0], 500),
        (part.Replace("partNumber=1", "partNumber=2", StringComparison.Ordinal), PartSize),
    ];

    private static S3ObjectOptions Service(Uri address, string bucket, string? publicUrl = null) => new()
    {
        ServiceUrl = address.ToString(),
        PublicUrl = publicUrl,
        Bucket = bucket,
        AccessKey = S3Server.AccessKey,
        SecretKey = S3Server.SecretKey,
    };
}

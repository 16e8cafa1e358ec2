using Microsoft.Extensions.Options;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.S3;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Objects;

public sealed class PatientObjectsTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string bucket = $"test-{Guid.NewGuid():N}";
    private S3ObjectStore? store;

    public async Task InitializeAsync()
    {
        var options = new ObjectOptions
        {
            Kind = ObjectStoreKind.S3,
            S3 = new S3ObjectOptions
            {
                ServiceUrl = (await S3Server.Address).ToString(),
                Bucket = bucket,
                AccessKey = S3Server.AccessKey,
                SecretKey = S3Server.SecretKey,
            },
        };
        store = new S3ObjectStore(Options.Create(options), TimeProvider.System);
        await store.Prepare(None);
    }

    public Task DisposeAsync()
    {
        store?.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(S3Outage.Errors)]
    [InlineData(S3Outage.Silence)]
    public async Task A_short_outage_only_takes_time(S3Outage outage)
    {
        var patient = Patient(TimeSpan.FromSeconds(9));
        await S3Server.Break(bucket, outage);

        var writing = patient.Put("v/a", "video/mp4", new byte[10], None);
        await Suffered(1, outage);
        await S3Server.Break(bucket, S3Outage.None);
        await writing;

        (await patient.Stat("v/a", None)).ShouldNotBeNull().Size.ShouldBe(10);
    }

    [Theory]
    [InlineData(S3Outage.Errors)]
    [InlineData(S3Outage.Silence)]
    public async Task A_long_outage_is_called_one(S3Outage outage)
    {
        var patient = Patient(TimeSpan.FromSeconds(1));
        await S3Server.Break(bucket, outage);

        await Should.ThrowAsync<StoreUnavailableException>(() => patient.Put("v/a", "video/mp4", new byte[10], None));
        await Should.ThrowAsync<StoreUnavailableException>(() => patient.Open("v/a", null, None));
    }

    [Fact]
    public async Task What_breaks_off_is_read_on_at_the_same_byte()
    {
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        var patient = new PatientObjects(new FragileObjects(store!), TimeSpan.FromSeconds(9), TimeProvider.System);
        await patient.Put("v/a", "video/mp4", content, None);

        await using var opened = (await patient.Open("v/a", ByteRange.From(1000, 290_000), None)).ShouldNotBeNull();
        using var copy = new MemoryStream();
        await opened.Stream.CopyToAsync(copy);

        copy.ToArray().ShouldBe(content[1000..290_001]);
    }

    [Fact]
    public async Task What_was_replaced_while_it_was_read_is_not_mixed()
    {
        var patient = new PatientObjects(new FragileObjects(store!), TimeSpan.FromSeconds(9), TimeProvider.System);
        await patient.Put("v/a", "video/mp4", new byte[300_000], None);
        await using var opened = (await patient.Open("v/a", null, None)).ShouldNotBeNull();
        await patient.Put("v/a", "video/mp4", Enumerable.Repeat((byte)1, 300_000).ToArray(), None);

        await Should.ThrowAsync<ObjectChangedException>(() => opened.Stream.CopyToAsync(Stream.Null));
    }

    private PatientObjects Patient(TimeSpan patience) => new(store!, patience, TimeProvider.System);

    private async Task Suffered(int count, S3Outage outage)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await S3Server.Break(bucket, outage) < count)
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}

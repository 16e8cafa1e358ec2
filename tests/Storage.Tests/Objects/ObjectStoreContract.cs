using Sunomi.Storage.Objects;

namespace Sunomi.Tests.Storage.Objects;

/// <summary>What every object store does; one class a store runs all of it. Each test has a store of its own.</summary>
public abstract partial class ObjectStoreContract : IAsyncLifetime
{
    protected const int PartSize = 1000;

    protected static CancellationToken None => CancellationToken.None;

    protected IObjectStore Store { get; private set; } = null!;

    /// <summary>Where relative addresses of the store lead.</summary>
    protected HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Store, var root) = await Create(new ObjectOptions { PartSize = PartSize });
        Http = new HttpClient { BaseAddress = root };
        await Store.Prepare(None);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Destroy();
    }

    [Theory]
    [InlineData("v/original", "video/x-matroska")]
    [InlineData("v/g1/720p/00001.m4s", "video/mp4")]
    [InlineData("v/g1/720p/00001.m4s", "video/iso.segment")]
    [InlineData("v/g1/master.m3u8", "application/vnd.apple.mpegurl")]
    public async Task What_was_put_is_there_with_its_type(string key, string contentType)
    {
        var content = Bytes(5000);

        await Store.Put(key, contentType, content, None);

        var found = (await Store.Stat(key, None)).ShouldNotBeNull();
        found.ShouldSatisfyAllConditions(
            () => found.Key.ShouldBe(key),
            () => found.Size.ShouldBe(5000),
            () => found.ContentType.ShouldBe(contentType),
            () => found.LastModified.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5)));
        await using var opened = (await Store.Open(key, null, None)).ShouldNotBeNull();
        opened.Stored.ShouldBe(found);
        opened.Range.ShouldBe(new ServedRange(0, 5000));
        (await ReadAll(opened)).ShouldBe(content);
    }

    [Fact]
    public async Task Preparing_again_changes_nothing()
    {
        await Store.Put("v/a", "text/plain", Bytes(10), None);

        await Store.Prepare(None);

        (await Read("v/a")).ShouldBe(Bytes(10));
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await Store.Put("v/empty", "text/plain", default, None);

        (await Store.Stat("v/empty", None)).ShouldNotBeNull().Size.ShouldBe(0);
        (await Read("v/empty")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Putting_again_replaces_content_type_and_etag()
    {
        await Store.Put("v/a.json", "application/json", Bytes(10, 1), None);
        var before = (await Store.Stat("v/a.json", None))!;

        await Store.Put("v/a.json", "text/plain", Bytes(10, 2), None);

        var after = (await Store.Stat("v/a.json", None))!;
        after.ETag.ShouldNotBe(before.ETag);
        after.ContentType.ShouldBe("text/plain");
        (await Read("v/a.json")).ShouldBe(Bytes(10, 2));
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_can_be_deleted()
    {
        (await Store.Stat("v/nothing", None)).ShouldBeNull();
        (await Store.Open("v/nothing", null, None)).ShouldBeNull();
        (await Store.Open("v/nothing", ByteRange.From(3), None)).ShouldBeNull();

        await Store.Delete("v/nothing", None);
        await Store.DeletePrefix("v/", None);
    }

    [Fact]
    public async Task A_folder_is_not_an_object()
    {
        await Store.Put("v/g1/a", "text/plain", Bytes(1), None);

        (await Store.Stat("v/g1", None)).ShouldBeNull();
        (await Store.Open("v/g1", null, None)).ShouldBeNull();
    }

    public static TheoryData<ByteRange, long, long> Ranges => new()
    {
        { ByteRange.From(0), 0, 100 },
        { ByteRange.From(0, 9), 0, 10 },
        { ByteRange.From(10, 10), 10, 1 },
        { ByteRange.From(90), 90, 10 },
        { ByteRange.From(90, 5000), 90, 10 },
        { ByteRange.From(99, 99), 99, 1 },
        { ByteRange.Suffix(7), 93, 7 },
        { ByteRange.Suffix(1000), 0, 100 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task A_range_gives_that_part(ByteRange range, long first, long length)
    {
        var content = Bytes(100);
        await Store.Put("v/a", "text/plain", content, None);

        await using var opened = (await Store.Open("v/a", range, None)).ShouldNotBeNull();

        opened.Range.ShouldBe(new ServedRange(first, length));
        opened.Stored.Size.ShouldBe(100);
        (await ReadAll(opened)).ShouldBe(content[(int)first..(int)(first + length)]);
    }

    [Fact]
    public async Task A_range_outside_the_object_gives_nothing_and_its_size()
    {
        await Store.Put("v/a", "text/plain", Bytes(100), None);

        foreach (var range in new[] { ByteRange.From(100), ByteRange.From(5000, 6000), ByteRange.Suffix(0) })
        {
            await using var opened = (await Store.Open("v/a", range, None)).ShouldNotBeNull();
            opened.Range.Length.ShouldBe(0);
            opened.Stored.Size.ShouldBe(100);
            (await ReadAll(opened)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("v/../../outside")]
    [InlineData("v/..")]
    [InlineData("v/./a")]
    [InlineData("v//a")]
    [InlineData("v/")]
    [InlineData(".tmp/a")]
    [InlineData("v/.hidden")]
    [InlineData("v\\..\\a")]
    [InlineData("v/a\0b")]
    [InlineData("v/a\n")]
    [InlineData("v/ä")]
    [InlineData("v/%2e%2e")]
    public async Task What_cannot_be_a_key_names_nothing_and_is_never_written(string key)
    {
        (await Store.Stat(key, None)).ShouldBeNull();
        (await Store.Open(key, null, None)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => Store.Put(key, "text/plain", Bytes(1), None));
        await Should.ThrowAsync<ArgumentException>(() => Store.Delete(key, None));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeletePrefix(key + "/", None));
        await Should.ThrowAsync<ArgumentException>(() => Store.Move("v/a", key, "etag", None));
        await Should.ThrowAsync<ArgumentException>(() => Store.Move(key, "v/a", "etag", None));
        await Should.ThrowAsync<ArgumentException>(() => Store.BeginUpload("uploads/" + key, 10, "video/mp4", None));
        Should.Throw<ArgumentException>(() => Store.PathOf(key));
        (await List("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_have_a_length()
    {
        ObjectKey.IsValid(string.Join('/', Enumerable.Repeat(new string('a', 127), 4))).ShouldBeTrue();
        ObjectKey.IsValid(string.Join('/', Enumerable.Repeat(new string('a', 128), 4))).ShouldBeFalse();
        await Should.ThrowAsync<ArgumentException>(() => Store.Put(new string('a', 129), "text/plain", Bytes(1), None));
    }

    [Fact]
    public async Task A_list_has_what_is_below_a_folder()
    {
        await Store.Put("v1/a", "text/plain", Bytes(1), None);
        await Store.Put("v1/g1/b", "video/x-matroska", Bytes(2), None);
        await Store.Put("v10/c", "text/plain", Bytes(3), None);

        (await List("v1/")).ShouldBe(["v1/a", "v1/g1/b"]);
        (await List("v1/g1/")).ShouldBe(["v1/g1/b"]);
        (await List("v2/")).ShouldBeEmpty();
        (await List("")).ShouldBe(["v1/a", "v1/g1/b", "v10/c"]);
    }

    [Fact]
    public async Task Deleting_a_folder_leaves_its_neighbours()
    {
        await Store.Put("v1/a", "text/plain", Bytes(1), None);
        await Store.Put("v1/g1/b", "video/x-matroska", Bytes(1), None);
        await Store.Put("v10/c", "text/plain", Bytes(1), None);

        await Store.DeletePrefix("v1/", None);

        (await List("")).ShouldBe(["v10/c"]);
        (await Store.Stat("v1/g1/b", None)).ShouldBeNull();
        await Store.Put("v1/g1/b", "text/plain", Bytes(1), None);
        (await Store.Stat("v1/g1/b", None)).ShouldNotBeNull().ContentType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task A_moved_object_is_the_same_elsewhere()
    {
        await Store.Put("uploads/v", "video/x-matroska", Bytes(3000), None);
        var etag = (await Store.Stat("uploads/v", None))!.ETag;

        await Store.Move("uploads/v", "v/original", etag, None);

        (await Store.Stat("uploads/v", None)).ShouldBeNull();
        (await Store.Stat("v/original", None)).ShouldNotBeNull().ContentType.ShouldBe("video/x-matroska");
        (await Read("v/original")).ShouldBe(Bytes(3000));
    }

    [Fact]
    public async Task A_repeated_move_succeeds_and_takes_nothing_new()
    {
        await Store.Put("uploads/v", "video/mp4", Bytes(10, 1), None);
        var etag = (await Store.Stat("uploads/v", None))!.ETag;
        await Store.Move("uploads/v", "v/original", etag, None);

        await Store.Move("uploads/v", "v/original", etag, None);
        await Store.Put("uploads/v", "video/mp4", Bytes(10, 2), None);
        await Store.Move("uploads/v", "v/original", etag, None);

        (await Read("v/original")).ShouldBe(Bytes(10, 1));
    }

    [Fact]
    public async Task An_object_that_was_replaced_is_not_moved()
    {
        await Store.Put("uploads/v", "video/mp4", Bytes(10, 1), None);
        var etag = (await Store.Stat("uploads/v", None))!.ETag;
        await Store.Put("uploads/v", "video/mp4", Bytes(10, 2), None);

        await Should.ThrowAsync<ObjectChangedException>(() => Store.Move("uploads/v", "v/original", etag, None));

        (await Store.Stat("v/original", None)).ShouldBeNull();
        (await Read("uploads/v")).ShouldBe(Bytes(10, 2));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_moved()
    {
        await Should.ThrowAsync<ObjectChangedException>(() => Store.Move("uploads/v", "v/original", "etag", None));
        await Store.Put("v/original", "video/mp4", Bytes(10), None);
        await Should.ThrowAsync<ObjectChangedException>(() => Store.Move("uploads/v", "v/original", "etag", None));
    }

    protected abstract Task<(IObjectStore Store, Uri Root)> Create(ObjectOptions options);

    protected abstract Task Destroy();

    /// <summary>The same for the same seed, and never the same for another.</summary>
    protected static byte[] Bytes(int count, int seed = 0)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    protected static async Task<byte[]> ReadAll(ObjectContent content)
    {
        using var copy = new MemoryStream();
        await content.Stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    protected async Task<byte[]> Read(string key)
    {
        await using var opened = (await Store.Open(key, null, None)).ShouldNotBeNull();
        return await ReadAll(opened);
    }

    protected async Task<string[]> List(string prefix)
    {
        var keys = new List<string>();
        await foreach (var found in Store.List(prefix, None))
        {
            keys.Add(found.Key);
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }
}

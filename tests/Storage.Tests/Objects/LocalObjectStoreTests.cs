using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sunomi.Storage.Objects;
using Sunomi.Storage.Objects.Local;
using Sunomi.Testing;

namespace Sunomi.Tests.Storage.Objects;

public sealed class LocalObjectStoreTests : ObjectStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("sunomi-objects-").FullName;
    private WebApplication? server;
    private LocalObjectStore? local;

    private string Root => Path.Combine(folder, "objects");

    [Fact]
    public async Task What_a_crash_left_is_removed_at_the_next_start_and_what_others_use_is_not()
    {
        var crashed = Directory.CreateDirectory(Path.Combine(Root, ".tmp", "crashed")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(crashed, "half"), Bytes(10));
        await File.WriteAllBytesAsync(crashed + ".lock", []);
        var lives = Directory.GetDirectories(Path.Combine(Root, ".tmp")).Single(path => path != crashed);
        await File.WriteAllBytesAsync(Path.Combine(lives, "in-use"), Bytes(10));

        using var next = Open();
        await next.Prepare(None);

        Directory.Exists(crashed).ShouldBeFalse();
        File.Exists(crashed + ".lock").ShouldBeFalse();
        File.Exists(Path.Combine(lives, "in-use")).ShouldBeTrue();
    }

    [Fact]
    public async Task Uploads_in_parts_that_have_ended_are_removed_at_start_and_when_another_begins()
    {
        var session = await Store.BeginUpload("uploads/v", PartSize * 2, "video/mp4", None);
        var soon = new SettableClock(DateTimeOffset.UtcNow.AddHours(1));
        var late = new SettableClock(session.ExpiresAt.AddHours(1));

        using (var store = Open(soon))
        {
            await store.Prepare(None);
            await store.BeginUpload("uploads/w", PartSize * 2, "video/mp4", None);
            Parts().ShouldBe(2);
        }

        using (var store = Open(late))
        {
            await store.BeginUpload("uploads/x", PartSize * 2, "video/mp4", None);
            Parts().ShouldBe(1);
            late.Now = late.Now.AddDays(2);
            await store.Prepare(None);
            Parts().ShouldBe(0);
        }

        int Parts() => Directory.GetDirectories(Path.Combine(Root, ".parts")).Length;
    }

    [Fact]
    public async Task A_stopped_store_leaves_objects_only()
    {
        await Store.Put("v/a", "text/plain", Bytes(10), None);

        local!.Dispose();

        Directory.GetFileSystemEntries(Path.Combine(Root, ".tmp")).ShouldBeEmpty();
        using var next = Open();
        (await next.Stat("v/a", None)).ShouldNotBeNull().ContentType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task Types_of_objects_that_are_gone_are_gone()
    {
        await Store.Put("v/a", "video/mp4", Bytes(10), None);
        await Store.Put("v/a", "video/webm", Bytes(10), None);
        await Store.Move("v/a", "v/b", (await Store.Stat("v/a", None))!.ETag, None);
        await Store.Put("v/c", "video/webm", Bytes(10), None);
        await Store.Delete("v/c", None);

        Directory.GetFiles(Path.Combine(Root, ".types"), "*", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Readers_see_whole_objects_while_they_are_replaced()
    {
        await Store.Put("v/a", "text/plain", Filled(0), None);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(1, 3).Select(writer => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Store.Put("v/a", "text/plain", Filled((byte)writer), None);
            }
        })).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                await using var opened = (await Store.Open("v/a", null, None)).ShouldNotBeNull();
                var content = await ReadAll(opened);
                content.Length.ShouldBe(100_000);
                content.AsSpan().IndexOfAnyExcept(content[0]).ShouldBe(-1);
            }
        })));
        await stop.CancelAsync();

        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task The_signing_key_is_made_once_and_only_its_owner_reads_it()
    {
        var target = Store.SignUpload(await Store.BeginUpload("uploads/v", 5, "video/mp4", None));

        using var other = Open();
        var address = new Uri(Http.BaseAddress!, target.Url);
        var received = await other.Receive(
            new ReceivedUpload("uploads/v", address.Query, 5, "video/mp4", new MemoryStream(Bytes(5))),
            None);

        received.ShouldBeOfType<ReceiveResult.Stored>();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Root + ".key").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task More_bytes_than_announced_are_refused_and_not_kept()
    {
        var target = Store.SignUpload(await Store.BeginUpload("uploads/v", 500, "video/mp4", None));

        var received = await local!.Receive(
            new ReceivedUpload("uploads/v", new Uri(Http.BaseAddress!, target.Url).Query, 500, "video/mp4", new MemoryStream(Bytes(501))),
            None);

        received.ShouldBeOfType<ReceiveResult.Refused>().Reason.ShouldBe(UploadRefusal.WrongSize);
        (await List("")).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(Root, ".tmp"), "*", SearchOption.AllDirectories).ShouldHaveSingleItem().ShouldEndWith(".lock");
    }

    [Fact]
    public void A_weak_signing_key_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Open(signingKey: "c2hvcnQ=")).Message.ShouldContain("Objects:Local:SigningKey");

    protected override async Task<(IObjectStore Store, Uri Root)> Create(ObjectOptions options)
    {
        options.Local.Root = Root;
        local = new LocalObjectStore(Options.Create(options), TimeProvider.System);
        server = await Serve(local);
        return (local, new Uri(server.Urls.Single()));
    }

    protected override async Task Destroy()
    {
        await server!.DisposeAsync();
        local!.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    protected override IEnumerable<(string Url, int Length)> Forgeries(string whole, string part) =>
    [
        (whole.Replace("uploads/v?", "uploads/x?", StringComparison.Ordinal), 500),
        (whole.Replace("uploads/v?", "v/original?", StringComparison.Ordinal), 500),
        (whole.Replace("size=500", "size=501", StringComparison.Ordinal), 501),
        (whole.Replace("type=video%2Fmp4", "type=text%2Fhtml", StringComparison.Ordinal), 500),
        (whole.Replace("expires=", "expires=9", StringComparison.Ordinal), 500),
        (whole.Replace("expires=", "expires=99999999999999999999", StringComparison.Ordinal), 500),
        (whole[..^64] + new string('0', 64), 500),
        (whole.Split('?')[0], 500),
        (part.Replace("part=1", "part=2", StringComparison.Ordinal), PartSize),
        (part.Replace("offset=0", "offset=500", StringComparison.Ordinal), PartSize),
        (part.Replace("upload=", "upload=0", StringComparison.Ordinal), PartSize),
    ];

    private static byte[] Filled(byte value)
    {
        var bytes = new byte[100_000];
        bytes.AsSpan().Fill(value);
        return bytes;
    }

    private static async Task<WebApplication> Serve(LocalObjectStore store)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPut("/uploads/{**key}", async (HttpContext context, string key) =>
        {
            var request = context.Request;
            var upload = new ReceivedUpload(key, request.QueryString.Value ?? "", request.ContentLength, request.ContentType, request.Body);
            switch (await store.Receive(upload, context.RequestAborted))
            {
                case ReceiveResult.Stored stored:
                    context.Response.Headers.ETag = $"\"{stored.ETag}\"";
                    break;
                case ReceiveResult.Refused refused:
                    context.Response.StatusCode = refused.Reason == UploadRefusal.Forbidden ? 403 : 400;
                    break;
            }
        });
        app.MapGet("/uploads/{**key}", async (HttpContext context, string key) =>
        {
            var content = await store.Serve(key, context.Request.QueryString.Value ?? "", null, context.RequestAborted);
            return content is null ? Results.StatusCode(403) : Results.Stream(content.Stream, content.Stored.ContentType);
        });
        await app.StartAsync();
        return app;
    }

    private LocalObjectStore Open(TimeProvider? clock = null, string? signingKey = null) => new(
        Options.Create(new ObjectOptions { PartSize = PartSize, Local = new LocalObjectOptions { Root = Root, SigningKey = signingKey } }),
        clock ?? TimeProvider.System);
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

[Collection(ProductTests.Name)]
public sealed class UploadTests(RunningProduct product)
{
    [Fact]
    public async Task A_large_file_is_sent_in_parts_in_any_order()
    {
        var owner = await product.SignUp("patient");
        var bytes = await Clips.Medium();
        bytes.Length.ShouldBeGreaterThan(2 * RunningProduct.PartSize);
        var created = await owner.CreateUpload(new { title = "In parts", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var (id, target) = (created.GetProperty("video").GetProperty("id").GetString()!, created.GetProperty("upload"));
        target.GetProperty("partSize").GetInt64().ShouldBe(RunningProduct.PartSize);
        var parts = target.GetProperty("parts").EnumerateArray().ToArray();
        parts.Sum(part => part.GetProperty("size").GetInt64()).ShouldBe(bytes.Length);

        foreach (var part in parts.Skip(1).Reverse())
        {
            await SendPart(owner, part, bytes);
        }

        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBe(["CONFLICT"]);
        await SendPart(owner, parts[0], bytes);
        await SendPart(owner, parts[0], bytes);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
    }

    [Fact]
    public async Task An_address_that_was_changed_is_refused()
    {
        var owner = await product.SignUp("forger");
        var bytes = new byte[10];
        var address = await AddressOf(owner, bytes.Length);
        var query = address[address.IndexOf('?', StringComparison.Ordinal)..];

        foreach (var changed in new[]
        {
            address.Replace("size=10", "size=11", StringComparison.Ordinal),
            address.Replace("video%2Fmp4", "text%2Fhtml", StringComparison.Ordinal),
            address[..^3] + "000",
            address[..^query.Length],
            "/uploads/uploads/other" + query,
            "/uploads/..%2f..%2fetc" + query,
        })
        {
            using var answer = await Put(owner, changed, bytes, "video/mp4");
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, changed);
        }

        using var get = await owner.Http.GetAsync(address);
        get.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_body_without_a_length_is_refused()
    {
        var owner = await product.SignUp("chunked");
        using var request = new HttpRequestMessage(HttpMethod.Put, await AddressOf(owner, 10)) { Content = new ByteArrayContent(new byte[10]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        request.Headers.TransferEncodingChunked = true;

        using var answer = await owner.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.LengthRequired);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_nothing_behind()
    {
        var owner = await product.SignUp("vanishing");
        var address = await AddressOf(owner, 90_000);
        var target = Path.Combine(product.ObjectRoot, address.Split('?')[0]["/uploads/".Length..]);
        var before = Files();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(product.Address.Host, product.Address.Port);
            var head = $"PUT {address} HTTP/1.1\r\nHost: {product.Address.Authority}\r\nContent-Type: video/mp4\r\nContent-Length: 90000\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await client.GetStream().WriteAsync(new byte[40_000]);
            await Eventually(() => !Files().IsSubsetOf(before));
            client.Client.LingerState = new LingerOption(true, 0);
        }

        await Eventually(() => Files().IsSubsetOf(before));
        File.Exists(target).ShouldBeFalse();
        using var again = await Put(owner, address, new byte[90_000], "video/mp4");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        File.Exists(target).ShouldBeTrue();
    }

    [Fact]
    public async Task A_browser_may_send_from_elsewhere()
    {
        var owner = await product.SignUp("crossing");
        using var preflight = new HttpRequestMessage(HttpMethod.Options, await AddressOf(owner, 10));
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "PUT");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");

        using var answer = await owner.Http.SendAsync(preflight);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["PUT"]);
    }

    [Fact]
    public async Task A_file_cannot_be_swapped_once_it_is_taken()
    {
        var owner = await product.SignUp("swapper");
        var bytes = await Clips.Tiny();
        var created = await owner.CreateUpload(new { title = "Kept", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var (id, target) = (created.GetProperty("video").GetProperty("id").GetString()!, created.GetProperty("upload"));
        using var first = await owner.Send(target, bytes);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");

        using var second = await owner.Send(target, new byte[bytes.Length]);
        (await owner.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();

        (await File.ReadAllBytesAsync(Path.Combine(product.ObjectRoot, id, "original"))).ShouldBe(bytes);
    }

    private static async Task<string> AddressOf(Person owner, int size)
    {
        var created = await owner.CreateUpload(new { title = "T", fileName = "a.mp4", size, contentType = "video/mp4" });
        return created.GetProperty("upload").GetProperty("url").GetString()!;
    }

    private static async Task SendPart(Person owner, JsonElement part, byte[] bytes)
    {
        var size = part.GetProperty("size").GetInt32();
        var offset = (part.GetProperty("number").GetInt32() - 1) * RunningProduct.PartSize;
        using var answer = await Put(owner, part.GetProperty("url").GetString()!, bytes[offset..(offset + size)], contentType: null);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag.ShouldNotBeNull();
    }

    private static async Task<HttpResponseMessage> Put(Person owner, string address, byte[] bytes, string? contentType)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        return await owner.Http.PutAsync(address, content);
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <summary>Also those that are hidden: what a store has not finished yet.</summary>
    private HashSet<string> Files() =>
        [.. Directory.EnumerateFiles(product.ObjectRoot, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })];
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Sunomi.Storage.Objects;
using Sunomi.Videos;

namespace Sunomi.Tests.Storage.Objects;

public abstract partial class ObjectStoreContract
{
    private const string Mp4 = "video/mp4";

    [Fact]
    public async Task A_file_sent_to_the_signed_address_is_there()
    {
        var session = await Store.BeginUpload("uploads/v", 500, "video/x-matroska", None);
        var target = Store.SignUpload(session);
        target.Method.ShouldBe("PUT");
        target.Parts.ShouldBeNull();
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());

        (await Send(target, Bytes(500))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var complete = (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        complete.Stored.Size.ShouldBe(500);
        complete.Stored.ContentType.ShouldBe("video/x-matroska");
        (await Store.FinishUpload(session, None)).ShouldBe(complete);
        (await Read("uploads/v")).ShouldBe(Bytes(500));
    }

    [Fact]
    public async Task A_large_file_is_sent_in_parts_in_any_order()
    {
        var content = Bytes((PartSize * 4) + 1);
        var session = await Store.BeginUpload("uploads/v", content.Length, "video/x-matroska", None);
        var target = Store.SignUpload(session);
        target.PartSize.ShouldBe(PartSize);
        target.Parts.ShouldNotBeNull().Select(part => (part.Number, part.Size))
            .ShouldBe([(1, PartSize), (2, PartSize), (3, PartSize), (4, PartSize), (5, 1L)]);

        foreach (var part in target.Parts!.Reverse())
        {
            (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
            var sent = await Send(part, content);
            sent.StatusCode.ShouldBe(HttpStatusCode.OK);
            sent.Headers.ETag.ShouldNotBeNull();
        }

        // a client that did not get the answer sends again
        (await Send(target.Parts[1], content)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var complete = (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        complete.Stored.ContentType.ShouldBe("video/x-matroska");
        (await Store.FinishUpload(session, None)).ShouldBe(complete);
        (await Read("uploads/v")).ShouldBe(content);
    }

    [Fact]
    public async Task No_file_has_more_than_ten_thousand_parts()
    {
        var session = await Store.BeginUpload("uploads/v", 25_000_000, Mp4, None);

        session.PartSize.ShouldBe(2500);
        await Store.AbortUpload(session, None);
    }

    [Fact]
    public async Task A_session_outlives_being_stored_as_json_and_may_be_signed_after_its_end()
    {
        var session = await Store.BeginUpload("uploads/v", PartSize * 2, Mp4, None) with { ExpiresAt = DateTimeOffset.UtcNow.AddHours(-1) };

        var stored = JsonSerializer.Deserialize<UploadSession>(JsonSerializer.Serialize(session)).ShouldNotBeNull();

        stored.ShouldBe(session);
        Store.SignUpload(stored).Parts.ShouldNotBeNull().Length.ShouldBe(2);
    }

    [Fact]
    public async Task Finishing_at_the_same_time_finishes_once()
    {
        var content = Bytes(PartSize * 2);
        var session = await Store.BeginUpload("uploads/v", content.Length, Mp4, None);
        await Task.WhenAll(Store.SignUpload(session).Parts!.Select(part => Send(part, content)));

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Store.FinishUpload(session, None))));

        results.ShouldAllBe(result => result is UploadResult.Complete);
        (await Read("uploads/v")).ShouldBe(content);
    }

    [Theory]
    [InlineData(499)]
    [InlineData(501)]
    [InlineData(0)]
    public async Task Another_size_than_signed_is_refused_and_not_kept(int size)
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);

        var answer = await Send(Store.SignUpload(session), Bytes(size));

        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
    }

    [Fact]
    public async Task A_part_of_another_size_is_refused_and_not_kept()
    {
        var content = Bytes(PartSize * 2);
        var session = await Store.BeginUpload("uploads/v", content.Length, Mp4, None);
        var parts = Store.SignUpload(session).Parts!;
        await Send(parts[0], content);

        foreach (var size in new[] { PartSize - 1, PartSize + 1 })
        {
            (await Put(parts[1].Url, new ByteArrayContent(Bytes(size)))).IsSuccessStatusCode.ShouldBeFalse();
            (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
        }

        await Send(parts[1], content);
        (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
    }

    [Fact]
    public async Task Another_type_than_signed_is_refused_and_not_kept()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        var target = Store.SignUpload(session);

        (await Send(target with { Headers = [new UploadHeader("Content-Type", "text/html")] }, Bytes(500))).IsSuccessStatusCode.ShouldBeFalse();
        (await Send(target with { Headers = [] }, Bytes(500))).IsSuccessStatusCode.ShouldBeFalse();

        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_refused()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        using var request = new HttpRequestMessage(HttpMethod.Put, Store.SignUpload(session).Url) { Content = new ByteArrayContent(Bytes(500)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Mp4);
        request.Headers.TransferEncodingChunked = true;

        using var answer = await Http.SendAsync(request);

        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_kept()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        var address = new Uri(Http.BaseAddress!, Store.SignUpload(session).Url);

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(address.Host, address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: {Mp4}\r\nContent-Length: 500\r\n\r\n"));
            await stream.WriteAsync(Bytes(300));
            client.Client.Shutdown(SocketShutdown.Send);
            await HasHungUp(stream).WaitAsync(TimeSpan.FromSeconds(20));
        }

        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
        (await List("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_address_is_refused()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        var target = Store.SignUpload(session);
        var parts = Store.SignUpload(await Store.BeginUpload("uploads/w", PartSize * 2, Mp4, None)).Parts!;

        foreach (var (changed, length) in Forgeries(target.Url, parts[0].Url))
        {
            using var content = new ByteArrayContent(Bytes(length));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(Mp4);
            var answer = await Put(changed, content);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, changed);
        }

        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
        (await List("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_ends()
    {
        await Destroy();
        (Store, var root) = await Create(new ObjectOptions { PartSize = PartSize, UploadLifetime = TimeSpan.FromSeconds(2) });
        using var http = new HttpClient { BaseAddress = root };
        await Store.Prepare(None);
        var target = Store.SignUpload(await Store.BeginUpload("uploads/v", 500, Mp4, None));

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        HttpStatusCode answer;
        do
        {
            answer = (await Send(target, Bytes(500), http)).StatusCode;
            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
        while (answer == HttpStatusCode.OK);

        answer.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_address_is_useless_for_swapping_the_file_after_the_move()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        var target = Store.SignUpload(session);
        await Send(target, Bytes(500, 1));
        var complete = (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        await Store.Move("uploads/v", "v/original", complete.Stored.ETag, None);

        await Send(target, Bytes(500, 2));
        await Store.Move("uploads/v", "v/original", complete.Stored.ETag, None);

        (await Read("v/original")).ShouldBe(Bytes(500, 1));
    }

    [Fact]
    public async Task A_file_swapped_before_the_move_is_noticed()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        var target = Store.SignUpload(session);
        await Send(target, Bytes(500, 1));
        var complete = (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        await Send(target, Bytes(500, 2));

        await Should.ThrowAsync<ObjectChangedException>(() => Store.Move("uploads/v", "v/original", complete.Stored.ETag, None));

        (await Store.Stat("v/original", None)).ShouldBeNull();
    }

    [Fact]
    public async Task An_aborted_upload_leaves_nothing_and_takes_nothing()
    {
        var content = Bytes(PartSize * 2);
        var session = await Store.BeginUpload("uploads/v", content.Length, Mp4, None);
        var parts = Store.SignUpload(session).Parts!;
        await Send(parts[0], content);

        await Store.AbortUpload(session, None);
        await Store.AbortUpload(session, None);

        (await Send(parts[1], content)).IsSuccessStatusCode.ShouldBeFalse();
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
        (await List("")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_aborted_upload_of_one_request_leaves_nothing()
    {
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);
        await Send(Store.SignUpload(session), Bytes(500));

        await Store.AbortUpload(session, None);

        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
    }

    [Fact]
    public async Task What_has_the_wrong_size_or_type_at_the_end_is_deleted()
    {
        // as a service would have it that does not look at what was signed
        var session = await Store.BeginUpload("uploads/v", 500, Mp4, None);

        await Store.Put("uploads/v", Mp4, Bytes(400), None);
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.WrongSize(400));
        (await Store.Stat("uploads/v", None)).ShouldBeNull();

        await Store.Put("uploads/v", "text/html", Bytes(500), None);
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.WrongType("text/html"));
        (await Store.Stat("uploads/v", None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("v/original", 500, Mp4)]
    [InlineData("uploads/v", 0, Mp4)]
    [InlineData("uploads/v", -1, Mp4)]
    [InlineData("uploads/v", 500, "")]
    [InlineData("uploads/v", 500, "video")]
    [InlineData("uploads/v", 500, "video/mp4\r\nX-Evil: 1")]
    public async Task An_upload_that_makes_no_sense_cannot_begin(string key, long size, string contentType) =>
        await Should.ThrowAsync<ArgumentException>(() => Store.BeginUpload(key, size, contentType, None));

    [Fact]
    public async Task A_signed_download_gives_the_object_to_who_has_the_address()
    {
        await Store.Put("v/original", "video/x-matroska", Bytes(2000), None);
        await Store.Put("v/other", "video/x-matroska", Bytes(2000, 1), None);

        var address = await Store.SignDownload("v/original", TimeSpan.FromMinutes(1), None);

        using var answer = await Http.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("video/x-matroska");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Bytes(2000));
        (await Http.GetAsync(address.Replace("/original", "/other", StringComparison.Ordinal))).IsSuccessStatusCode.ShouldBeFalse();
        (await Http.GetAsync(address.Split('?')[0])).IsSuccessStatusCode.ShouldBeFalse();
        (await Put(address, new ByteArrayContent(Bytes(10)))).IsSuccessStatusCode.ShouldBeFalse();
        (await Read("v/original")).ShouldBe(Bytes(2000));
    }

    /// <summary>Addresses that were not signed, with the length of the body to send to each.</summary>
    protected abstract IEnumerable<(string Url, int Length)> Forgeries(string whole, string part);

    /// <summary>The server has seen the end when it answers or hangs up, politely or not.</summary>
    private static async Task HasHungUp(NetworkStream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException reset) when (reset.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }
    }

    private Task<HttpResponseMessage> Send(UploadPart part, byte[] file) =>
        Put(part.Url, new ByteArrayContent(file, (part.Number - 1) * PartSize, (int)part.Size));

    private Task<HttpResponseMessage> Send(UploadTarget target, byte[] content, HttpClient? http = null)
    {
        var body = new ByteArrayContent(content);
        foreach (var header in target.Headers)
        {
            body.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return Put(target.Url, body, http);
    }

    private async Task<HttpResponseMessage> Put(string url, ByteArrayContent body, HttpClient? http = null) =>
        await (http ?? Http).PutAsync(url, body);
}

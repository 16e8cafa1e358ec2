using Sunomi.Storage.Objects;

namespace Sunomi.Tests.Storage.Objects;

/// <summary>Uploads that come in order.</summary>
public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task An_ordered_upload_takes_pieces_of_any_length()
    {
        var content = Bytes((PartSize * 3) + 7);
        var session = await Store.BeginOrderedUpload("uploads/v", content.Length, "video/mp4", None);
        (await Store.OrderedLength(session, None)).ShouldBe(0);

        var offset = 0;
        foreach (var length in new[] { 1, PartSize - 1, 10, (PartSize * 2) - 10, 0, 7 })
        {
            var stored = await Store.Append(session, offset, new MemoryStream(content, offset, length), None);
            offset += length;
            stored.ShouldBe(new AppendResult.Stored(offset));
            (await Store.OrderedLength(session, None)).ShouldBe(offset);
        }

        var complete = (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        (await Read("uploads/v")).ShouldBe(content);
        (await Store.OrderedLength(session, None)).ShouldBe(content.Length);
        (await List("uploads/")).ShouldBe(["uploads/v"]);
        await Store.Move("uploads/v", "v/original", complete.Stored.ETag, None);
        (await Store.Append(session, content.Length, Stream.Null, None)).ShouldBe(new AppendResult.Over());
    }

    [Fact]
    public async Task A_piece_that_breaks_off_is_kept_as_far_as_it_came()
    {
        var content = Bytes((PartSize * 2) + 100);
        var session = await Store.BeginOrderedUpload("uploads/v", content.Length, "video/mp4", None);

        await Should.ThrowAsync<IOException>(() => Store.Append(session, 0, new BreakingStream(content, PartSize + 50), None));
        (await Store.OrderedLength(session, None)).ShouldBe(PartSize + 50);
        await Should.ThrowAsync<IOException>(() => Store.Append(session, PartSize + 50, new BreakingStream(content[(PartSize + 50)..], 20), None));

        (await Store.Append(session, PartSize + 70, new MemoryStream(content[(PartSize + 70)..]), None)).ShouldBe(new AppendResult.Stored(content.Length));
        (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        (await Read("uploads/v")).ShouldBe(content);
    }

    [Fact]
    public async Task A_piece_at_another_place_or_beyond_the_end_is_refused()
    {
        var content = Bytes(PartSize + 10);
        var session = await Store.BeginOrderedUpload("uploads/v", content.Length, "video/mp4", None);
        await Store.Append(session, 0, new MemoryStream(content, 0, 5), None);

        (await Store.Append(session, 0, new MemoryStream(content, 0, 5), None)).ShouldBe(new AppendResult.WrongOffset(5));
        (await Store.Append(session, 6, new MemoryStream(content, 6, 5), None)).ShouldBe(new AppendResult.WrongOffset(5));
        (await Store.FinishUpload(session, None)).ShouldBe(new UploadResult.Missing());
        (await Store.Append(session, 5, new MemoryStream([.. content[5..], 1]), None)).ShouldBe(new AppendResult.TooLong());

        (await Store.OrderedLength(session, None)).ShouldBe(content.Length);
        (await Store.FinishUpload(session, None)).ShouldBeOfType<UploadResult.Complete>();
        (await Read("uploads/v")).ShouldBe(content);
    }

    [Fact]
    public async Task Nothing_is_left_of_an_ordered_upload_that_was_aborted()
    {
        var session = await Store.BeginOrderedUpload("uploads/v", PartSize * 3, "video/mp4", None);
        await Store.Append(session, 0, new MemoryStream(Bytes(PartSize + 5)), None);

        await Store.AbortUpload(session, None);

        (await Store.OrderedLength(session, None)).ShouldBeNull();
        (await Store.Append(session, PartSize + 5, Stream.Null, None)).ShouldBe(new AppendResult.Over());
        (await List("uploads/")).ShouldBeEmpty();
    }

    private sealed class BreakingStream(byte[] content, int length) : MemoryStream(content, 0, length)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var count and > 0 ? count : throw new IOException("The client is gone.");
    }
}

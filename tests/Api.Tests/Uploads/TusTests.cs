using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

/// <summary>Every MUST of a tus 1.0 server, by the sections of https://tus.io/protocols/resumable-upload.</summary>
[Collection(ProductTests.Name)]
public sealed class TusTests(RunningProduct product)
{
    private const string Root = TusClient.Root;

    [Fact]
    public async Task Options_tell_what_is_spoken()
    {
        var answer = await new TusClient(product.Stranger).Send("OPTIONS", Root, [("Tus-Resumable", null)]);

        answer.Status.ShouldBe(204);
        answer["Tus-Version"].ShouldBe("1.0.0");
        answer["Tus-Extension"].Split(',').ShouldBe(
            ["creation", "creation-with-upload", "creation-defer-length", "checksum", "termination", "expiration", "concatenation"], ignoreOrder: true);
        answer["Tus-Checksum-Algorithm"].Split(',').ShouldContain("sha1");
        long.Parse(answer["Tus-Max-Size"], CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Another_version_is_refused_before_anything_is_done()
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);

        foreach (var version in new[] { "0.2.2", null })
        {
            var answer = await tus.Send("PATCH", address, [("Tus-Resumable", version), ("Upload-Offset", "0")], new byte[10]);
            answer.Status.ShouldBe(412);
            answer["Tus-Version"].ShouldBe("1.0.0");
            answer["Tus-Resumable"].ShouldBe("1.0.0");
        }

        (await tus.Offset(address)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_comes_in_pieces_and_becomes_a_video_by_itself()
    {
        var owner = await product.SignUp("tusser");
        var tus = new TusClient(owner);
        var bytes = await Clips.Tiny();
        var half = bytes.Length / 2;

        var created = await tus.Send("POST", Root, [("Upload-Length", $"{bytes.Length}"), ("Upload-Metadata", $"filename {Base64("My clip.mp4")},filetype {Base64("video/mp4")},empty")]);
        created.Status.ShouldBe(201);
        var address = created["Location"];
        var first = await tus.Patch(address, 0, bytes[..half]);
        first.Status.ShouldBe(204);
        first["Upload-Offset"].ShouldBe($"{half}");
        var looked = await tus.Send("HEAD", address);
        looked.Status.ShouldBe(200);
        (looked["Upload-Offset"], looked["Upload-Length"], looked["Cache-Control"]).ShouldBe(($"{half}", $"{bytes.Length}", "no-store"));
        looked["Upload-Metadata"].ShouldBe(created.Sent("Upload-Metadata"));
        (await tus.Patch(address, half, bytes[half..]))["Upload-Offset"].ShouldBe($"{bytes.Length}");

        var id = address[(address.LastIndexOf('/') + 1)..];
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await tus.Offset(address)).ShouldBe(bytes.Length);
        (await tus.Patch(address, bytes.Length, [])).Status.ShouldBe(204);
        (await File.ReadAllBytesAsync(Path.Combine(product.ObjectRoot, id, "original"))).ShouldBe(bytes);
        var video = await owner.Ask("query($id: ID!) { video(id: $id) { title } }", new { id });
        video.Data.GetProperty("video").GetProperty("title").GetString().ShouldBe("My clip");
    }

    [Fact]
    public async Task The_length_may_be_said_later_and_once()
    {
        var owner = await product.SignUp("deferrer");
        var tus = new TusClient(owner);
        var bytes = await Clips.Tiny();
        var half = bytes.Length / 2;
        (await tus.Send("POST", Root, [("Upload-Defer-Length", "2")])).Status.ShouldBe(400);
        (await tus.Send("POST", Root, [("Upload-Defer-Length", "1"), ("Upload-Concat", "partial")])).Status.ShouldBe(400);

        var created = await tus.Send("POST", Root, [("Upload-Defer-Length", "1"), ("Upload-Metadata", $"filetype {Base64("video/mp4")}")], bytes[..half]);
        created.Status.ShouldBe(201, created.Text);
        var address = created["Location"];
        var looked = await tus.Send("HEAD", address);
        (looked["Upload-Defer-Length"], looked.Has("Upload-Length"), looked["Upload-Offset"]).ShouldBe(("1", false, $"{half}"));

        foreach (var wrong in new[] { "much", "9000000000000", $"{half - 1}" })
        {
            (await tus.Send("PATCH", address, [("Upload-Offset", $"{half}"), ("Upload-Length", wrong)], [])).Status.ShouldBeOneOf(400, 413);
        }

        // all of it is there before anybody knows that it is all
        (await tus.Patch(address, half, bytes[half..])).Status.ShouldBe(204);
        (await tus.Send("PATCH", address, [("Upload-Offset", $"{bytes.Length}"), ("Upload-Length", $"{bytes.Length}")], [])).Status.ShouldBe(204);

        looked = await tus.Send("HEAD", address);
        (looked["Upload-Length"], looked.Has("Upload-Defer-Length")).ShouldBe(($"{bytes.Length}", false));
        (await tus.Send("PATCH", address, [("Upload-Offset", $"{bytes.Length}"), ("Upload-Length", $"{bytes.Length + 1}")], [])).Status.ShouldBe(400);
        var id = address[(address.LastIndexOf('/') + 1)..];
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await File.ReadAllBytesAsync(Path.Combine(product.ObjectRoot, id, "original"))).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_piece_at_another_place_is_a_conflict_and_changes_nothing()
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);
        await tus.Patch(address, 0, new byte[4]);

        (await tus.Patch(address, 0, new byte[4])).Status.ShouldBe(409);
        (await tus.Patch(address, 5, new byte[4])).Status.ShouldBe(409);

        (await tus.Offset(address)).ShouldBe(4);
    }

    public static TheoryData<string, string, string?, int, int> BadPieces => new()
    {
        { "another type", "Content-Type", "video/mp4", 5, 415 },
        { "no offset", "Upload-Offset", null, 5, 400 },
        { "an offset that is no number", "Upload-Offset", "-1", 5, 400 },
        { "more than was announced", "X-Nothing", "", 11, 413 },
        { "a checksum of an algorithm that is not there", "Upload-Checksum", "crc1 AAAA", 5, 400 },
        { "a checksum that is none", "Upload-Checksum", "sha1", 5, 400 },
        { "a checksum of other bytes", "Upload-Checksum", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=", 5, 460 },
    };

    [Theory]
    [MemberData(nameof(BadPieces))]
    public async Task A_bad_piece_is_refused_and_nothing_of_it_is_kept(string what, string header, string? value, int length, int status)
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);

        (await tus.Send("PATCH", address, [("Upload-Offset", "0"), (header, value)], new byte[length])).Status.ShouldBe(status, what);

        (await tus.Offset(address)).ShouldBe(0);
    }

    public static TheoryData<string, string, string?, int> BadBeginnings => new()
    {
        { "no length", "Upload-Length", null, 400 },
        { "a length that is no number", "Upload-Length", "ten", 400 },
        { "a negative length", "Upload-Length", "-5", 400 },
        { "an empty file", "Upload-Length", "0", 400 },
        { "a length that is there and comes later", "Upload-Defer-Length", "1", 400 },
        { "too large", "Upload-Length", "9000000000000", 413 },
        { "metadata that are not base64", "Upload-Metadata", "filename clip.mp4", 400 },
        { "metadata twice", "Upload-Metadata", "a YQ==,a YQ==", 400 },
        { "no video", "Upload-Metadata", $"filetype {Base64("text/html")}", 415 },
        { "a title with control characters", "Upload-Metadata", $"title {Base64("a\u0007")}", 400 },
        { "a channel that is not there", "Upload-Metadata", $"channelId {Base64("nonsense")}", 404 },
        { "no visibility", "Upload-Metadata", $"visibility {Base64("7")}", 400 },
        { "an unknown way to join", "Upload-Concat", "whole", 400 },
        { "a video that is not there", "Upload-Metadata", $"videoId {Base64("nonsense")}", 404 },
    };

    [Theory]
    [MemberData(nameof(BadBeginnings))]
    public async Task A_bad_beginning_makes_nothing(string what, string header, string? value, int status)
    {
        var answer = await (await Somebody()).Send("POST", Root, [("Upload-Length", "10"), (header, value)]);

        answer.Status.ShouldBe(status, what);
        answer.Has("Location").ShouldBeFalse();
    }

    [Fact]
    public async Task The_first_piece_may_come_with_the_beginning()
    {
        var tus = await Somebody();

        var created = await tus.Send("POST", Root, [("Upload-Length", "10")], new byte[6]);

        created.Status.ShouldBe(201);
        created["Upload-Offset"].ShouldBe("6");
        (await tus.Offset(created["Location"])).ShouldBe(6);
    }

    [Fact]
    public async Task A_piece_with_its_checksum_is_kept()
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);
        byte[] piece = [1, 2, 3];

        foreach (var name in new[] { "sha1", "sha256", "md5" })
        {
            var sum = CryptographicOperations.HashData(new HashAlgorithmName(name.ToUpperInvariant()), piece);
            var offset = await tus.Offset(address);
            (await tus.Send("PATCH", address, [("Upload-Offset", $"{offset}"), ("Upload-Checksum", $"{name} {Convert.ToBase64String(sum)}")], piece)).Status.ShouldBe(204);
        }

        (await tus.Offset(address)).ShouldBe(9);
    }

    [Fact]
    public async Task It_is_told_when_an_upload_ends()
    {
        var tus = await Somebody();

        var created = await tus.Send("POST", Root, [("Upload-Length", "10")]);
        var piece = await tus.Patch(created["Location"], 0, new byte[4]);

        foreach (var answer in new[] { created, piece })
        {
            DateTimeOffset.ParseExact(answer["Upload-Expires"], "R", CultureInfo.InvariantCulture).ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        }
    }

    [Fact]
    public async Task What_is_terminated_is_gone()
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);
        await tus.Patch(address, 0, new byte[4]);

        (await tus.Send("DELETE", address)).Status.ShouldBe(204);

        var looked = await tus.Send("HEAD", address);
        looked.Status.ShouldBeOneOf(404, 410);
        looked.Has("Upload-Offset").ShouldBeFalse();
        (await tus.Patch(address, 4, new byte[4])).Status.ShouldBeOneOf(404, 410);
    }

    [Fact]
    public async Task An_upload_of_another_is_not_there()
    {
        var (mine, theirs) = (await Somebody(), await Somebody());
        var address = await mine.Begin(10);
        var part = await mine.Begin(10, ("Upload-Concat", "partial"));

        foreach (var foreign in new[] { address, part, part[..^4] + "AAAA", Root + "/nonsense" })
        {
            (await theirs.Send("HEAD", foreign)).Status.ShouldBe(404);
            (await theirs.Patch(foreign, 0, new byte[4])).Status.ShouldBe(404);
            (await theirs.Send("DELETE", foreign)).Status.ShouldBe(404);
        }

        (await new TusClient(product.Stranger).Send("HEAD", address)).Status.ShouldBe(401);
        (await new TusClient(product.Stranger).Send("POST", Root, [("Upload-Length", "10")])).Status.ShouldBe(401);
        (await mine.Offset(address)).ShouldBe(0);
    }

    [Fact]
    public async Task A_method_that_does_not_come_through_is_named_in_a_header()
    {
        var tus = await Somebody();
        var address = await tus.Begin(10);

        var answer = await tus.Send("POST", address, [("X-HTTP-Method-Override", "PATCH"), ("Upload-Offset", "0")], new byte[4]);

        answer.Status.ShouldBe(204);
        (await tus.Offset(address)).ShouldBe(4);
    }

    [Fact]
    public async Task Parts_are_joined_to_one_file()
    {
        var owner = await product.SignUp("joiner");
        var tus = new TusClient(owner);
        var bytes = await Clips.Tiny();
        var cut = bytes.Length / 3;
        var (first, second) = (await tus.Begin(cut, ("Upload-Concat", "partial")), await tus.Begin(bytes.Length - cut, ("Upload-Concat", "partial")));
        var concat = $"final;{first} {new Uri(product.Address, second)}";
        await tus.Patch(second, 0, bytes[cut..]);
        (await tus.Send("POST", Root, [("Upload-Concat", concat)])).Status.ShouldBe(409);
        await tus.Patch(first, 0, bytes[..cut]);
        (await tus.Send("HEAD", first))["Upload-Concat"].ShouldBe("partial");
        (await tus.Send("POST", Root, [("Upload-Concat", concat), ("Upload-Length", "1")])).Status.ShouldBe(400);
        (await (await Somebody()).Send("POST", Root, [("Upload-Concat", concat)])).Status.ShouldBe(400);

        var joined = await tus.Send("POST", Root, [("Upload-Concat", concat), ("Upload-Metadata", $"filetype {Base64("video/mp4")}")]);

        joined.Status.ShouldBe(201);
        var address = joined["Location"];
        var looked = await tus.Send("HEAD", address);
        (looked["Upload-Concat"], looked["Upload-Length"]).ShouldBe((concat, $"{bytes.Length}"));
        (await tus.Patch(address, bytes.Length, [])).Status.ShouldBe(403);
        (await tus.Send("HEAD", first)).Status.ShouldBe(410);
        var id = address[(address.LastIndexOf('/') + 1)..];
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await File.ReadAllBytesAsync(Path.Combine(product.ObjectRoot, id, "original"))).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_video_that_was_announced_takes_its_file_in_pieces_too()
    {
        var owner = await product.SignUp("announcer");
        var tus = new TusClient(owner);
        var bytes = await Clips.Tiny();
        var created = await owner.CreateUpload(new { title = "Announced", fileName = "clip.mp4", size = bytes.Length, contentType = "video/mp4" });
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        var metadata = ("Upload-Metadata", $"videoId {Base64(id)}");
        (await tus.Send("POST", Root, [("Upload-Length", "10"), metadata])).Status.ShouldBe(400);
        (await (await Somebody()).Send("POST", Root, [("Upload-Length", $"{bytes.Length}"), metadata])).Status.ShouldBe(404);

        var address = await tus.Begin(bytes.Length, metadata);
        (await tus.Begin(bytes.Length, metadata)).ShouldBe(address);
        (await tus.Patch(address, 0, bytes)).Status.ShouldBe(204);

        address.ShouldEndWith($"/{id}");
        (await owner.WaitUntilProcessed(id)).GetProperty("status").GetString().ShouldBe("READY");
        (await tus.Send("POST", Root, [("Upload-Length", $"{bytes.Length}"), metadata])).Status.ShouldBe(409);
    }

    private async Task<TusClient> Somebody() => new(await product.SignUp("tus"));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

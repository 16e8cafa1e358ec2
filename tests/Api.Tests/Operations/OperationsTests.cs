using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Catalogue;
using Sunomi.Tests.Product;
using Sunomi.Users;

namespace Sunomi.Tests.Operations;

[Collection(ProductTests.Name)]
public sealed class OperationsTests(RunningProduct product)
{
    private const string Everything = """
        {
          operations {
            orleansSource silentSilos
            silos { address name roles startedAt activations memoryBytes cpuSeconds slots busySlots }
            grains { grain activations calls failedCalls meanMilliseconds slowMilliseconds }
            queue { waitingCount leasedCount waiting { kind count } leases { videoId task worker token } }
            failedVideos(first: 100) { totalCount nodes { id title channel { handle } processing { status error { message } } } }
          }
        }
        """;

    [Fact]
    public async Task A_stranger_and_a_person_without_the_role_get_no_data()
    {
        var stranger = await product.Stranger.Ask(Everything);
        var person = await (await product.SignUp("curious")).Ask(Everything);

        stranger.ErrorCode.ShouldBe("UNAUTHENTICATED");
        stranger.Body.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        person.ErrorCode.ShouldBe("FORBIDDEN");
        person.Body.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_role_is_shown_to_who_has_it_and_gone_as_soon_as_it_is_taken_away()
    {
        var person = await product.SignUp("promoted");
        (await RolesOf(product.Stranger)).ShouldBeEmpty();
        (await RolesOf(person)).ShouldBeEmpty();

        await product.Appoint(person);
        (await RolesOf(person)).ShouldBe(["ADMIN"]);
        (await person.Ask(Everything)).Data.GetProperty("operations").ValueKind.ShouldBe(JsonValueKind.Object);

        await product.Services.GetRequiredService<RoleTable>().Revoke(UserId.Parse(person.Id), RoleTable.Admin, CancellationToken.None);
        (await RolesOf(person)).ShouldBeEmpty();
        (await person.Ask(Everything)).ErrorCode.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task An_admin_sees_silos_with_their_roles_and_grains_with_their_calls()
    {
        var admin = await product.Admin("operator");
        _ = await product.Video;

        var operations = (await admin.Ask(Everything)).Data.GetProperty("operations");

        var silo = operations.GetProperty("silos").EnumerateArray().ShouldHaveSingleItem();
        silo.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["grains", "transcode"]);
        silo.GetProperty("activations").GetInt32().ShouldBeGreaterThan(0);
        silo.GetProperty("slots").GetInt32().ShouldBeGreaterThan(0);
        var video = operations.GetProperty("grains").EnumerateArray().Single(grain => grain.GetProperty("grain").GetString() == "video");
        video.GetProperty("calls").GetInt64().ShouldBeGreaterThan(0);
        video.GetProperty("meanMilliseconds").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_failed_video_can_be_tried_again_by_an_admin_and_its_owner_and_nobody_else()
    {
        var owner = await product.SignUp("unlucky");
        var video = await owner.Upload("no video at all"u8.ToArray(), new { title = "Broken", visibility = "PRIVATE" });
        await owner.WaitUntilProcessed(video);
        var admin = await product.Admin("helper");
        var other = await product.SignUp("nosy");

        var failed = (await admin.Ask(Everything)).Data.GetProperty("operations").GetProperty("failedVideos").GetProperty("nodes")
            .EnumerateArray().Single(node => node.GetProperty("id").GetString() == video);
        failed.GetProperty("processing").GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();

        (await Retry(other, video)).ShouldBe(["NOT_FOUND"]);
        (await Retry(admin, video)).ShouldBeEmpty();
        (await owner.WaitUntilProcessed(video)).GetProperty("status").GetString().ShouldBe("FAILED");
        (await Retry(owner, video)).ShouldBeEmpty();
    }

    private static async Task<string?[]> RolesOf(Person person) =>
        [.. (await person.Ask("{ viewerRoles }")).Data.GetProperty("viewerRoles").EnumerateArray().Select(role => role.GetString())];

    private static async Task<string?[]> Retry(Person person, string videoId) =>
        (await person.Ask("mutation($id: ID!) { retryProcessing(videoId: $id) { errors { code } } }", new { id = videoId })).UserErrors("retryProcessing");
}

using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

public sealed class StopTests
{
    [Fact]
    public async Task A_server_that_stops_waits_for_no_upload_that_can_be_resumed()
    {
        // longer than the stop is waited for
        await using var host = await ProductHost.Start(("shutdownTimeoutSeconds", "600"));
        var person = await host.SignUp("slow");
        var bytes = new byte[1 << 20];
        var before = new TusClient(person);
        var address = await before.Begin(bytes.Length);
        await using var file = new GatedFile(bytes, bytes.Length / 2);
        var sending = before.Patch(address, file, bytes.Length);
        await file.Reached;

        await host.Restart();

        await Should.ThrowAsync<Exception>(sending); // broken off by the server, or by its client that went with it
        var after = new TusClient(new Person(host.Http, person.Token));
        var there = await after.Offset(address);
        there.ShouldBeInRange(0, bytes.Length / 2);
        (await after.Patch(address, there, bytes[(int)there..])).Status.ShouldBe(204);
    }
}

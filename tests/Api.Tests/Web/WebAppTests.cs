using System.Net;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Web;

[Collection(ProductTests.Name)]
public sealed class WebAppTests(RunningProduct product)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/watch/0123456789012345678901")]
    [InlineData("/@some.body")]
    [InlineData("/sign-in?next=%2F")]
    [InlineData("/index.html")]
    public async Task Every_page_is_the_app(string path)
    {
        using var page = await product.Stranger.Http.GetAsync(path);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldContain("<title>Sunomi</title>");
        page.Headers.CacheControl!.NoCache.ShouldBeTrue();
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("frame-ancestors 'none'");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        page.Headers.GetValues("Referrer-Policy").ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
        page.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_browser_at_the_address_of_the_API_gets_the_explorer_and_programs_get_the_schema()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        using var page = await product.Stranger.Http.SendAsync(request);
        var schema = await product.Stranger.Http.GetStringAsync("/graphql?sdl");

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldContain("<title>Sunomi API</title>");
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("script-src 'self'");
        schema.ShouldContain("type Video implements Node");
    }

    [Fact]
    public async Task Files_with_a_hash_are_kept_for_ever()
    {
        using var script = await product.Stranger.Http.GetAsync("/assets/index-abc123.js");

        script.StatusCode.ShouldBe(HttpStatusCode.OK);
        script.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        script.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Theory]
    [InlineData("/assets/missing.js")]
    [InlineData("/media/nothing")]
    [InlineData("/hubs/nothing")]
    [InlineData("/graphql/more")]
    [InlineData("/health/nothing")]
    [InlineData("/.well-known/nothing")]
    public async Task What_is_not_there_under_the_addresses_of_the_API_is_404(string path)
    {
        using var answer = await product.Stranger.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_is_well(string path)
    {
        using var answer = await product.Stranger.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(new byte[3 << 20]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true; // else the connection may break before the answer is read

        using var answer = await product.Stranger.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}

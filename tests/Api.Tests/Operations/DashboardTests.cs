using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Sunomi.Storage.Catalogue;
using Sunomi.Tests.Product;
using Sunomi.Users;

namespace Sunomi.Tests.Operations;

/// <summary>The dashboard of Orleans: its pages and figures are the packages', who may open it is ours.</summary>
[Collection(ProductTests.Name)]
public sealed class DashboardTests(RunningProduct product) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = product.Address };

    [Fact]
    public async Task Nobody_but_an_admin_finds_it()
    {
        var person = await product.SignUp("visitor");

        (await Open(null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Open("nonsense")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // as everywhere
        (await Open(person.Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Get("/orleans/", null)).ShouldBe(HttpStatusCode.NotFound);
        (await Get("/orleans/", $"sunomi-operator={person.Token}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_admin_opens_it_with_a_cookie_that_goes_nowhere_else_and_ends_with_his_role()
    {
        var admin = await product.Admin("watcher");

        using var opened = await Open(admin.Token);
        opened.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var cookie = opened.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("path=/orleans");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        var session = cookie.Split(';')[0];

        // the page itself, or in the other lane the word that it is the packages'
        (await Get("/orleans/", session)).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotImplemented);

        await product.Services.GetRequiredService<RoleTable>().Revoke(UserId.Parse(admin.Id), RoleTable.Admin, CancellationToken.None);
        (await Get("/orleans/", session)).ShouldBe(HttpStatusCode.NotFound);
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> Open(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orleans/session");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }

    private async Task<HttpStatusCode> Get(string path, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}

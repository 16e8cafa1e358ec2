using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Buffers.Text;
using System.Text.Json;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Access;

[Collection(ProductTests.Name)]
public sealed class SessionTests(RunningProduct product)
{
    private const string SignUpMutation =
        "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken expiresAt user { id username } errors { code field message } } }";

    private const string SignInMutation =
        "mutation($input: SignInInput!) { signIn(input: $input) { accessToken user { id } errors { code field message } } }";

    [Fact]
    public async Task A_person_signs_up_has_a_channel_and_is_known_by_the_token()
    {
        var person = await product.SignUp("Newcomer");

        var me = (await person.Ask("{ me { id username displayName createdAt avatarUrl channels { handle name owner { id } } } }")).Data.GetProperty("me");

        me.GetProperty("id").GetString().ShouldBe(person.Id);
        me.GetProperty("username").GetString().ShouldBe(person.Username);
        var channel = me.GetProperty("channels").EnumerateArray().ShouldHaveSingleItem();
        channel.GetProperty("handle").GetString()!.ShouldBe(person.Username, StringCompareShould.IgnoreCase);
        channel.GetProperty("owner").GetProperty("id").GetString().ShouldBe(person.Id);
        (await product.Stranger.Ask("{ me { id } }")).Data.GetProperty("me").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Sign_in_works_by_name_and_by_email_whatever_the_case()
    {
        var person = await product.SignUp("Returning");

        foreach (var login in new[] { person.Username, person.Username.ToUpperInvariant(), $"{person.Username}@EXAMPLE.org" })
        {
            var answer = await SignIn(login, ProductHost.PasswordOf(person.Username));
            answer.GetProperty("user").GetProperty("id").GetString().ShouldBe(person.Id);
            answer.GetProperty("accessToken").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        var person = await product.SignUp("careful");

        var wrong = await SignIn(person.Username, "not the password");
        var unknown = await SignIn("nobody-of-this-name", "not the password");

        wrong.ToString().ShouldBe(unknown.ToString());
        wrong.GetProperty("accessToken").ValueKind.ShouldBe(JsonValueKind.Null);
        wrong.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("INVALID");
    }

    [Fact]
    public async Task Of_many_sign_ups_with_one_name_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => product.Stranger.Ask(
            SignUpMutation,
            new { input = new { username = i % 2 == 0 ? "contested" : "CONTESTED", email = $"contested{i}@example.org", password = "correct horse battery" } })));

        answers.Count(answer => answer.UserErrors("signUp").Length == 0).ShouldBe(1);
        answers.SelectMany(answer => answer.UserErrors("signUp")).ShouldAllBe(code => code == "CONFLICT");
    }

    [Fact]
    public async Task Words_that_do_not_do_are_named_by_field()
    {
        var answer = await product.Stranger.Ask(SignUpMutation, new { input = new { username = "a b", email = "nowhere", password = "short" } });

        var errors = answer.Data.GetProperty("signUp").GetProperty("errors").EnumerateArray().ToArray();
        errors.Select(error => error.GetProperty("code").GetString()).ShouldBe(["INVALID", "INVALID", "INVALID"]);
        errors.Select(error => error.GetProperty("field").EnumerateArray().Last().GetString()).ShouldBe(["username", "email", "password"], ignoreOrder: true);
        answer.Body.ToString().ShouldNotContain("short");
    }

    [Theory]
    [InlineData("mutation { createUpload(input: { title: \"T\", fileName: \"f\", size: 1, contentType: \"video/mp4\" }) { errors { code } } }")]
    [InlineData("mutation { addComment(videoId: \"x\", text: \"Hello\") { errors { code } } }")]
    [InlineData("mutation { setReaction(videoId: \"x\", reaction: LIKE) { errors { code } } }")]
    [InlineData("mutation { subscribe(channelId: \"x\") { errors { code } } }")]
    [InlineData("mutation { deleteVideo(videoId: \"x\") { errors { code } } }")]
    [InlineData("{ feed { totalCount } }")]
    public async Task A_stranger_is_asked_to_sign_in(string operation)
    {
        (await product.Stranger.Ask(operation)).ErrorCode.ShouldBe("UNAUTHENTICATED");
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_an_error_and_no_stranger()
    {
        var person = await product.SignUp("victim");
        var forged = person.Token![..^4] + "AAAA";

        var answer = await new Person(product.Stranger.Http, forged).Ask("{ me { id } }");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.ErrorCode.ShouldBe("UNAUTHENTICATED");
    }

    [Theory]
    [InlineData("Bearer not.a.token")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("")]
    public async Task A_socket_with_a_token_that_is_not_valid_is_closed_and_one_without_is_a_stranger(string authorization)
    {
        await using var socket = await GraphQLSocket.Begin(new Uri(product.Address, "/graphql"), new { authorization });

        if (authorization.Length > 0)
        {
            (await socket.Closed.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(4403);
            return;
        }

        var me = await socket.Subscribe("subscription($id: ID!) { videoProcessing(videoId: $id) { status } }", new { id = (await product.Video).Id });
        (await me.Next()).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_published_keys_verify_the_tokens()
    {
        var person = await product.SignUp("verified");
        using var response = await person.Http.GetAsync("/.well-known/jwks.json");
        var keys = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("keys");

        var parts = person.Token!.Split('.');
        var header = JsonElement.Parse(Base64Url.DecodeFromChars(parts[0]));
        header.GetProperty("alg").GetString().ShouldBe("RS256");
        var key = keys.EnumerateArray().Single(each => each.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()),
            Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()),
        });
        rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).ShouldBeTrue();
        key.TryGetProperty("d", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_header_is_read_whatever_the_case_of_its_scheme()
    {
        var person = await product.SignUp("lowercase");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ me { id } }" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("bearer", person.Token);

        using var response = await person.Http.SendAsync(request);

        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("me").GetProperty("id").GetString().ShouldBe(person.Id);
    }

    private async Task<JsonElement> SignIn(string login, string password) =>
        (await product.Stranger.Ask(SignInMutation, new { input = new { login, password } })).Data.GetProperty("signIn");
}

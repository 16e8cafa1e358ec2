using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>
/// A person who uploads with a program: GraphQL over HTTP, presigned uploads. Whatever may be repeated is, until the server or its store
/// answers again.
/// </summary>
internal sealed class Uploader : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient http;

    private Uploader(string address) => http = new() { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>For what anybody may fetch.</summary>
    public HttpClient Http => http;

    public static async Task<Uploader> SignUp(string address)
    {
        var uploader = new Uploader(address);
        var name = $"chaos{Guid.NewGuid():N}"[..16];
        var input = new { username = name, email = $"{name}@example.org", password = Guid.NewGuid().ToString() };
        var payload = await uploader.Ask(
            "mutation($input: SignUpInput!) { signUp(input: $input) { accessToken errors { message } } }", new { input }, CancellationToken.None);
        uploader.http.DefaultRequestHeaders.Authorization = new("Bearer", payload.GetProperty("accessToken").GetString());
        return uploader;
    }

    /// <summary>Makes the video; its bytes are still to be sent.</summary>
    public async Task<NewVideo> Create(string file, CancellationToken cancellationToken)
    {
        var input = new { title = Path.GetFileName(file), fileName = Path.GetFileName(file), size = new FileInfo(file).Length, contentType = "video/mp4" };
        var payload = await Ask(
            """
            mutation($input: CreateUploadInput!) {
              createUpload(input: $input) { video { id } upload { method url headers { name value } } errors { message } }
            }
            """,
            new { input },
            cancellationToken);
        return new NewVideo(file, payload.GetProperty("video").GetProperty("id").GetString()!, payload.GetProperty("upload"));
    }

    public async Task Send(NewVideo video, CancellationToken cancellationToken)
    {
        await Insist(() => Put(video, cancellationToken), cancellationToken);
        await Insist(
            () => Ask(
                "mutation($id: ID!) { completeUpload(videoId: $id) { video { id } errors { message } } }", new { id = video.Id }, cancellationToken),
            cancellationToken);
    }

    public Task Retry(string id, CancellationToken cancellationToken) => Insist(
        () => Ask("mutation($id: ID!) { retryProcessing(videoId: $id) { video { id } errors { message } } }", new { id }, cancellationToken),
        cancellationToken);

    /// <summary>How it is with a video.</summary>
    public async Task<VideoNow> Look(string id, CancellationToken cancellationToken)
    {
        var video = await Ask(
            "query($id: ID!) { video(id: $id) { playback { hlsUrl } processing { status percent error { code message } } } }",
            new { id },
            cancellationToken);
        var processing = video.GetProperty("processing");
        var error = processing.GetProperty("error");
        return new VideoNow(
            processing.GetProperty("status").GetString()!,
            processing.GetProperty("percent").GetDouble(),
            video.GetProperty("playback") is { ValueKind: JsonValueKind.Object } playback ? playback.GetProperty("hlsUrl").GetString() : null,
            error.ValueKind == JsonValueKind.Object ? error.GetProperty("code").GetString() : null,
            error.ValueKind == JsonValueKind.Object ? error.GetProperty("message").GetString() : null);
    }

    /// <summary>A server that is away, or whose store or database is, says so with these.</summary>
    public static bool IsPassing(Exception failure) => failure is HttpRequestException or IOException or TaskCanceledException or JsonException;

    public void Dispose() => http.Dispose();

    private static async Task Insist(Func<Task> request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await request();
                return;
            }
            catch (Exception failure) when (IsPassing(failure) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private async Task Put(NewVideo video, CancellationToken cancellationToken)
    {
        using var store = new HttpClient { Timeout = http.Timeout };
        using var request = new HttpRequestMessage(
            new HttpMethod(video.Target.GetProperty("method").GetString()!), new Uri(http.BaseAddress!, video.Target.GetProperty("url").GetString()));
        request.Content = new ByteArrayContent(await File.ReadAllBytesAsync(video.File, cancellationToken));
        foreach (var header in video.Target.GetProperty("headers").EnumerateArray())
        {
            var (name, value) = (header.GetProperty("name").GetString()!, header.GetProperty("value").GetString()!);
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = await store.SendAsync(request, cancellationToken);
        Expect(answer);
    }

    /// <summary>The only field of the answer's data.</summary>
    private async Task<JsonElement> Ask(string query, object variables, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("graphql", new { query, variables }, cancellationToken);
        Expect(answer);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        if (body.TryGetProperty("errors", out var errors))
        {
            // the server's own: its database is away, say
            throw errors[0].GetProperty("extensions").GetProperty("code").GetString() == "INTERNAL"
                ? new HttpRequestException(errors.ToString())
                : new ShouldAssertException(errors.ToString());
        }

        var field = body.GetProperty("data").EnumerateObject().Single().Value;
        if (field.TryGetProperty("errors", out var problems) && problems.GetArrayLength() > 0)
        {
            throw new ShouldAssertException(problems.ToString());
        }

        return field;
    }

    private static void Expect(HttpResponseMessage answer)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new HttpRequestException($"{answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
        }

        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}");
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Sunomi.Tests.Browser;

/// <summary>Somebody who publishes with a program: the pages of that are looked at elsewhere, and each costs a second of the processor.</summary>
internal sealed class Publisher : IDisposable
{
    private const string UploadTarget = "upload { method url headers { name value } }";

    private readonly HttpClient http;

    private Publisher(Uri product) => http = new() { BaseAddress = product, Timeout = TimeSpan.FromMilliseconds(Patient.Milliseconds) };

    public static async Task<Publisher> SignUp(Uri product)
    {
        var session = await Account.New().Begin(product);
        var publisher = new Publisher(product);
        publisher.http.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return publisher;
    }

    /// <summary>Says what will come; nothing of it is sent yet.</summary>
    public async Task<Parcel> Announce(string file, string title)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        using var request = Tus(HttpMethod.Post, new Uri(http.BaseAddress!, "uploads/tus"));
        request.Headers.Add("Upload-Length", $"{bytes.Length}");
        request.Headers.Add("Upload-Metadata", $"title {Convert.ToBase64String(Encoding.UTF8.GetBytes(title))}");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return new Parcel(new Uri(http.BaseAddress!, answer.Headers.Location!), bytes);
    }

    /// <param name="share">so much of all of it, together with what was sent before</param>
    public async Task Send(Parcel parcel, double share = 1)
    {
        var until = (int)(parcel.Bytes.Length * share);
        using var request = Tus(HttpMethod.Patch, parcel.Address);
        request.Headers.Add("Upload-Offset", $"{parcel.Sent}");
        request.Content = new ByteArrayContent(parcel.Bytes, parcel.Sent, until - parcel.Sent);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        parcel.Sent = until;
    }

    public Task UntilPlayable(string videoId) => UntilProcessing(videoId, "\"playable\":true");

    public Task UntilReady(string videoId) => UntilProcessing(videoId, "\"status\":\"READY\"");

    public async Task SetCaptions(string videoId, string language, string vtt)
    {
        var text = Encoding.UTF8.GetBytes(vtt);
        var attachment = await Ask(
            $"mutation($input: CreateAttachmentInput!) {{ answer: createAttachment(input: $input) {{ attachmentId {UploadTarget} errors {{ message }} }} }}",
            new { videoId, kind = "CAPTIONS", size = text.Length });
        var target = attachment.GetProperty("upload");
        using var request = new HttpRequestMessage(
            new HttpMethod(target.GetProperty("method").GetString()!), new Uri(http.BaseAddress!, target.GetProperty("url").GetString()));
        request.Content = new ByteArrayContent(text);
        foreach (var header in target.GetProperty("headers").EnumerateArray())
        {
            request.Content.Headers.TryAddWithoutValidation(header.GetProperty("name").GetString()!, header.GetProperty("value").GetString());
        }

        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await Ask(
            "mutation($input: SetCaptionsInput!) { answer: setCaptions(input: $input) { errors { message } } }",
            new { videoId, language, attachmentId = attachment.GetProperty("attachmentId").GetString() });
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Tus(HttpMethod method, Uri address) => new(method, address) { Headers = { { "Tus-Resumable", "1.0.0" } } };

    private async Task<JsonElement> Ask(string query, object input)
    {
        using var answer = await http.PostAsJsonAsync("graphql", new { query, variables = new { input } });
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        body.TryGetProperty("errors", out _).ShouldBeFalse($"{body}");
        var payload = body.GetProperty("data").GetProperty("answer");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, $"{payload}");
        return payload;
    }

    /// <summary>Listens until the processing says so.</summary>
    private async Task UntilProcessing(string videoId, string said)
    {
        using var deadline = new CancellationTokenSource(http.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql");
        request.Content = JsonContent.Create(new
        {
            query = "subscription($videoId: ID!) { videoProcessing(videoId: $videoId) { status percent playable error { message } } }",
            variables = new { videoId },
        });
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(deadline.Token));
        var last = "";
        while (await lines.ReadLineAsync(deadline.Token) is { } line)
        {
            last = line.Contains("status", StringComparison.Ordinal) ? line : last;
            if (last.Contains(said, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"It ended without {said}: {last}");
    }
}

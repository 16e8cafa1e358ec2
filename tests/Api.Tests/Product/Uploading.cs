using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Sunomi.Tests.Product;

/// <summary>What an uploader does, step by step, as any client does it.</summary>
internal static class Uploading
{
    public const string ProcessingFields = "status stage percent playable renditions { name height percent } error { code message }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>The payload of createUpload.</summary>
    public static async Task<JsonElement> CreateUpload(this Person person, object input)
    {
        var answer = await person.Ask(
            """
            mutation($input: CreateUploadInput!) {
              createUpload(input: $input) {
                video { id status }
                upload { method url headers { name value } expiresAt partSize parts { number url size } }
                errors { code message field }
              }
            }
            """,
            new { input });
        return answer.Data.GetProperty("createUpload");
    }

    /// <summary>Sends the bytes as the target says, whole or in parts, and answers the last response; <paramref name="contentType"/> overrides what it says.</summary>
    public static async Task<HttpResponseMessage> Send(this Person person, JsonElement target, byte[] bytes, string? contentType = null)
    {
        if (target.GetProperty("parts").ValueKind == JsonValueKind.Null)
        {
            return await Put(person, target, target.GetProperty("url"), bytes, contentType);
        }

        HttpResponseMessage? response = null;
        var offset = 0;
        foreach (var part in target.GetProperty("parts").EnumerateArray())
        {
            response?.Dispose();
            var size = part.GetProperty("size").GetInt32();
            response = await Put(person, target, part.GetProperty("url"), bytes[offset..(offset + size)], contentType);
            offset += size;
        }

        return response!;
    }

    public static Task<Answer> CompleteUpload(this Person person, string videoId) => person.Ask(
        $"mutation($id: ID!) {{ completeUpload(videoId: $id) {{ video {{ id status processing {{ {ProcessingFields} }} }} errors {{ code message }} }} }}",
        new { id = videoId });

    /// <summary>The bytes are at the store and processing has begun; answers the video's id.</summary>
    public static async Task<string> Upload(this Person person, byte[] bytes, object? more = null, string fileName = "clip.mp4", string contentType = "video/mp4")
    {
        var input = new Dictionary<string, object?> { ["title"] = "A video", ["fileName"] = fileName, ["size"] = bytes.Length, ["contentType"] = contentType };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            input[property.Name] = property.GetValue(more);
        }

        var created = await person.CreateUpload(input);
        created.GetProperty("errors").GetArrayLength().ShouldBe(0, created.ToString());
        using var stored = await person.Send(created.GetProperty("upload"), bytes);
        stored.StatusCode.ShouldBe(HttpStatusCode.OK, await stored.Content.ReadAsStringAsync());
        var id = created.GetProperty("video").GetProperty("id").GetString()!;
        (await person.CompleteUpload(id)).UserErrors("completeUpload").ShouldBeEmpty();
        return id;
    }

    private static async Task<HttpResponseMessage> Put(Person person, JsonElement target, JsonElement url, byte[] bytes, string? contentType)
    {
        using var request = new HttpRequestMessage(new HttpMethod(target.GetProperty("method").GetString()!), url.GetString())
        {
            Content = new ByteArrayContent(bytes),
        };
        foreach (var header in target.GetProperty("headers").EnumerateArray())
        {
            request.Content.Headers.TryAddWithoutValidation(header.GetProperty("name").GetString()!, header.GetProperty("value").GetString());
        }

        if (contentType is not null)
        {
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        return await person.Http.SendAsync(request);
    }

    /// <summary>The last state of processing, told by the subscription: READY or FAILED.</summary>
    public static async Task<JsonElement> WaitUntilProcessed(this Person person, string videoId)
    {
        await using var socket = await person.Connect();
        var events = await socket.Subscribe(
            $"subscription($id: ID!) {{ videoProcessing(videoId: $id) {{ {ProcessingFields} }} }}",
            new { id = videoId });
        return (await events.ToEnd(Patience))[^1].GetProperty("videoProcessing");
    }

    public static async Task<string> UploadAndWait(this Person person, byte[] bytes, object? more = null)
    {
        var id = await person.Upload(bytes, more);
        var last = await person.WaitUntilProcessed(id);
        last.GetProperty("status").GetString().ShouldBe("READY", last.ToString());
        return id;
    }
}

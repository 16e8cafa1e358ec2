using System.Globalization;
using System.Net.Http.Headers;
using Sunomi.Tests.Product;

namespace Sunomi.Tests.Uploads;

/// <summary>Requests of the protocol, as they are, so that each can be wrong in one thing.</summary>
internal sealed class TusClient(Person person)
{
    public const string Root = "/uploads/tus";

    /// <summary>The address of a new upload.</summary>
    public async Task<string> Begin(long size, params (string Name, string? Value)[] headers)
    {
        var answer = await Send("POST", Root, [("Upload-Length", $"{size}"), .. headers]);
        answer.Status.ShouldBe(201, answer.Text);
        return answer["Location"];
    }

    public Task<TusAnswer> Patch(string address, long offset, byte[] piece) => Send("PATCH", address, [("Upload-Offset", $"{offset}")], piece);

    /// <summary>A whole file in one request, as its bytes come.</summary>
    /// <returns>the status</returns>
    public async Task<int> Patch(string address, Stream file, long length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new StreamContent(file) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", "0");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Content.Headers.ContentLength = length;
        using var response = await person.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    public async Task<long> Offset(string address)
    {
        var answer = await Send("HEAD", address);
        answer.Status.ShouldBe(200);
        return long.Parse(answer["Upload-Offset"], CultureInfo.InvariantCulture);
    }

    /// <param name="headers">the last of a name counts; null leaves it out</param>
    public async Task<TusAnswer> Send(string method, string address, (string Name, string? Value)[]? headers = null, byte[]? piece = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Tus-Resumable"] = "1.0.0",
            ["Authorization"] = person.Token is { } token ? $"Bearer {token}" : null,
            ["Content-Type"] = piece is null ? null : "application/offset+octet-stream",
        };
        foreach (var (name, value) in headers ?? [])
        {
            all[name] = value;
        }

        request.Content = piece is null ? null : new ByteArrayContent(piece);
        foreach (var (name, value) in all.Where(header => header.Value is not null))
        {
            (name == "Content-Type" ? request.Content!.Headers : (System.Net.Http.Headers.HttpHeaders)request.Headers).TryAddWithoutValidation(name, value);
        }

        using var response = await person.Http.SendAsync(request);
        return new TusAnswer(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            all,
            await response.Content.ReadAsStringAsync());
    }
}

internal sealed record TusAnswer(int Status, Dictionary<string, string> Headers, Dictionary<string, string?> Request, string Text)
{
    public string this[string name] => Headers.TryGetValue(name, out var value)
        ? value
        : throw new ShouldAssertException($"{Status} without {name}: {Text}");

    public bool Has(string name) => Headers.ContainsKey(name);

    public string? Sent(string name) => Request[name];
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Sunomi.Cli.Publishing;
using Sunomi.Cli.Server;

namespace Sunomi.Bench.Pipeline;

/// <summary>By tus 1.0, in pieces, as slowly as a person's line is.</summary>
/// <param name="rate">bytes a second</param>
internal sealed class TusWay(HttpClient http, long rate) : IWay
{
    /// <summary>As the web app has it.</summary>
    private const long PieceSize = 32 << 20;

    public async Task Send(FileInfo file, GraphQLClient server, AnnouncedVideo video, Action<double> sent)
    {
        var named = Convert.ToBase64String(Encoding.UTF8.GetBytes(video.VideoId));
        using var begun = await Ask(server, HttpMethod.Post, new Uri("/uploads/tus", UriKind.Relative), content: null, ("Upload-Length", Text(file.Length)), ("Upload-Metadata", $"videoId {named}"));
        for (var offset = 0L; offset < file.Length; offset += PieceSize)
        {
            var start = offset;
            using var piece = new FilePartContent(
                file, offset, Math.Min(PieceSize, file.Length - offset), rate, count => sent((double)(start + count) / file.Length), TimeProvider.System);
            piece.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
            using var stored = await Ask(server, HttpMethod.Patch, begun.Headers.Location!, piece, ("Upload-Offset", Text(offset)));
        }
    }

    private async Task<HttpResponseMessage> Ask(
        GraphQLClient server, HttpMethod method, Uri address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.AccessToken);
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0")))
        {
            request.Headers.Add(name, value);
        }

        var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? response
            : throw new InvalidOperationException($"{method} {address} was answered with {(int)response.StatusCode}. {await response.Content.ReadAsStringAsync()}");
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Reads what ffmpeg writes with <c>-progress</c>. Only <c>frame</c> is to be trusted: with <c>-copyts</c> its times are not.</summary>
internal static class ProgressReader
{
    private const string Frame = "frame=";

    public static async Task Read(Stream output, Action<long> frames, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(output, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, bufferSize: 1024);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Frame, StringComparison.Ordinal)
                && long.TryParse(line.AsSpan(Frame.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var count))
            {
                frames(count);
            }
        }
    }
}

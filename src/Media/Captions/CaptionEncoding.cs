using System.Text;

namespace Sunomi.Media;

/// <summary>
/// Finds out how a caption file spells its letters: by its mark, by the zeros of UTF-16, as UTF-8 when it is valid, else as Windows-1252,
/// in which old SRT files are written.
/// </summary>
internal static class CaptionEncoding
{
    private const int Sample = 512;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>Null for what is no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        var (encoding, mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Guess(content), 0),
        };
        try
        {
            var text = (encoding ?? StrictUtf8).GetString(content[mark..]);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return content.Contains((byte)0) ? null : Western.GetString(content);
        }
    }

    private static Encoding? Guess(ReadOnlySpan<byte> content)
    {
        var (even, odd) = (0, 0);
        var sample = content[..Math.Min(content.Length, Sample)];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var many = sample.Length / 4;
        return (even, odd) switch
        {
            _ when odd > many && even == 0 => Encoding.Unicode,
            _ when even > many && odd == 0 => Encoding.BigEndianUnicode,
            _ => null,
        };
    }
}

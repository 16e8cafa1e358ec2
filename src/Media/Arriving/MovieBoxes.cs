using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Sunomi.Media;

/// <summary>The boxes of a movie (ISO/IEC 14496-12 section 4.2) of which perhaps only the beginning is there.</summary>
internal sealed class MovieBoxes(string path) : IDisposable
{
    /// <summary>Of a box, in bytes: size, type, long size.</summary>
    public const int LongestHeader = 16;

    /// <summary>In a file: of twelve hours, a fragment for every other frame.</summary>
    private const int Most = 1 << 20;

    private readonly SafeFileHandle file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);

    public long Length => RandomAccess.GetLength(file);

    /// <summary>
    /// So much of a file in fragments as ffmpeg reads: it reads all their headers first, and fails when the last is not all there.
    /// Any other file, and what cannot be read, as it is.
    /// </summary>
    public static MediaSource Whole(MediaSource part)
    {
        try
        {
            using var boxes = new MovieBoxes(part.Location);
            var (length, last, count) = (boxes.Length, default(MovieBox), 0);
            foreach (var box in boxes.Read(Most))
            {
                if ((count++ == 0 && box.Type != "ftyp") || (box.Type == "mdat" && box.End > length))
                {
                    return part;
                }

                last = box.End > length ? last : box;
            }

            return count == Most || last.End == 0 ? part : part with { Length = last.End };
        }
        catch (IOException)
        {
            // moved into its place meanwhile: its reader says so
            return part;
        }
    }

    /// <summary>One behind the other, as far as their headers are there; the last may not be all there.</summary>
    public IEnumerable<MovieBox> Read(int most)
    {
        var (header, at) = (new byte[LongestHeader], 0L);
        for (; most > 0 && at < Length && RandomAccess.Read(file, header, at) >= 8; most--)
        {
            // 0: to the end of the file
            var size = MovieIndex.SizeOf(header) is not 0 and var told ? told : long.MaxValue - at;
            var start = header.AsSpan().StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 1]) ? LongestHeader : 8;
            if (size < start)
            {
                yield break;
            }

            var box = new MovieBox(Encoding.Latin1.GetString(header, 4, 4), at + start, size > long.MaxValue - at ? long.MaxValue : at + size);
            yield return box;
            at = box.End;
        }
    }

    /// <summary>Of a box that is there.</summary>
    public byte[] Content(MovieBox box)
    {
        var content = new byte[box.Size];
        RandomAccess.Read(file, content, box.Start);
        return content;
    }

    public void Dispose() => file.Dispose();
}

/// <param name="Start">Of its content.</param>
internal readonly record struct MovieBox(string Type, long Start, long End)
{
    /// <summary>Of its content.</summary>
    public long Size => End - Start;
}

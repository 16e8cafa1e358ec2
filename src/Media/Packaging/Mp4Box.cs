using System.Buffers.Binary;
using System.Text;

namespace Sunomi.Media;

/// <summary>Finds boxes inside bytes that are already there.</summary>
internal static class Mp4Box
{
    public const int HeaderLength = 8;

    /// <summary>Bytes of a sample entry of the picture before its own boxes (ISO/IEC 14496-12, 12.1.3).</summary>
    public const int VisualSampleEntryLength = 78;

    /// <summary>Bytes of a sample entry of sound before its own boxes (ISO/IEC 14496-12, 12.2.3).</summary>
    public const int AudioSampleEntryLength = 28;

    /// <summary>Where the content of the first box of <paramref name="type"/> lies in <paramref name="content"/>; null without one.</summary>
    public static Range? Find(ReadOnlySpan<byte> content, string type)
    {
        for (var at = 0; at + HeaderLength <= content.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length < HeaderLength || at + length > content.Length)
            {
                break;
            }

            if (Encoding.ASCII.GetString(content.Slice(at + 4, 4)) == type)
            {
                return (at + HeaderLength)..(at + length);
            }

            at += length;
        }

        return null;
    }

    /// <summary>The content of the box at the end of a path such as moov, trak, mdia.</summary>
    /// <exception cref="InvalidDataException">No such box.</exception>
    public static Range Find(ReadOnlySpan<byte> content, params ReadOnlySpan<string> path)
    {
        var found = ..content.Length;
        foreach (var type in path)
        {
            var inner = Find(content[found], type)
                ?? throw new InvalidDataException($"The encoder wrote no box '{string.Join('/', path.ToArray())}'.");
            var offset = found.Start.Value;
            found = (offset + inner.Start.Value)..(offset + inner.End.Value);
        }

        return found;
    }
}

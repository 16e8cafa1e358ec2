using System.Buffers.Binary;

namespace Sunomi.Media;

/// <summary>
/// How long a movie in fragments lasts, as it says in front of them (ISO/IEC 14496-12): for all of it in its header (<c>mehd</c>, section 8.8.2), for single tracks
/// in indexes of segments (<c>sidx</c>, section 8.16.3) that go on to the end of the file. The duration in <c>mvhd</c> does not count fragments, however often
/// it is written.
/// </summary>
/// <param name="Needed">So many bytes of the file hold what there is of it.</param>
/// <param name="Seconds">Null where it does not say.</param>
internal sealed record MovieLength(long Needed, double? Seconds) : IDeclaredLength
{
    /// <summary>Of the header, with a picture for a cover.</summary>
    private const long LargestHeader = 16 << 20;

    /// <summary>Of an index: as many references as it can count.</summary>
    private const long LargestIndex = 1 << 20;

    /// <summary>Of an index, what stands before its references.</summary>
    private const int FixedPart = 32;

    /// <summary>Boxes before the first fragment: an index for each of some tracks.</summary>
    private const int MostBefore = 64;

    /// <summary>Share of the file that may lie behind what an index refers to: a list of places (<c>mfra</c>).</summary>
    private const double MostBehind = 0.02;

    private readonly Dictionary<string, (double Start, double Length)> tracks = [];

    /// <summary>False: ffmpeg reads the headers of all fragments that are there first, and finds keyframes by them.</summary>
    public bool IsSearched => false;

    /// <param name="part">The beginning of the file.</param>
    /// <param name="size">Of the whole file.</param>
    /// <returns>Null for what is no movie in fragments, or has not told it yet.</returns>
    public static MovieLength? Read(MediaSource part, long size)
    {
        using var boxes = new MovieBoxes(part.Location);
        var told = default(MovieLength);
        foreach (var box in boxes.Read(MostBefore))
        {
            var isThere = box.End <= boxes.Length;
            switch (box.Type)
            {
                case "moov" when told is null && isThere && box.Size <= LargestHeader:
                    told = OfHeader(boxes.Content(box), box.End);
                    break;
                case "sidx" when told is not null && box.Size <= LargestIndex:
                    if (isThere && box.Size >= FixedPart)
                    {
                        told.Take(boxes.Content(box), box.End, size);
                    }

                    break;
                case "moof":
                    return told is { Seconds: null, tracks.Count: > 0 } ? told with { Seconds = told.tracks.Values.Max(track => track.Start + track.Length) } : told;
                case "ftyp" or "styp" or "free" or "skip" or "pdin" or "uuid" or "emsg" or "prft":
                    break;
                default:
                    return null;
            }

            if (told is not null)
            {
                // the header of what comes next
                told = told with { Needed = Math.Min(box.End, size) + MovieBoxes.LongestHeader };
            }
        }

        return told;
    }

    public MediaSource Readable(MediaSource part) => MovieBoxes.Whole(part);

    public double? Of(ProbedMedia part) => part.Format!.Is("mov") ? Seconds : null;

    public bool IsGuess(ProbedMedia part) => false;

    public double EndOf(ProbedStream stream, double delay, double whole) => stream.Id is not { } id || !tracks.TryGetValue(id, out var told) ? whole
        // ffmpeg counts from when packets are decoded
        : told.Start + told.Length + (told.Start < stream.StartSeconds ? delay : 0);

    /// <summary>Null without <c>mvex</c>.</summary>
    private static MovieLength? OfHeader(ReadOnlySpan<byte> header, long end)
    {
        if (Mp4Box.Find(header, "mvex") is not { } place)
        {
            return null;
        }

        var extends = header[place];
        var seconds = default(double?);
        if (Mp4Box.Find(extends, "mehd") is { } all && Mp4Box.Find(header, "mvhd") is { } fields && header[fields] is { Length: >= 24 } movie)
        {
            var scale = BinaryPrimitives.ReadUInt32BigEndian(movie[(movie[0] == 0 ? 12 : 20)..]);
            seconds = scale > 0 && TicksOf(extends[all]) is { } ticks ? ticks / scale : null;
        }

        return new MovieLength(end, seconds);
    }

    /// <param name="all">Content of <c>mehd</c>; with all bits set, it does not know.</param>
    private static double? TicksOf(ReadOnlySpan<byte> all) => all switch
    {
        [0, _, _, _, .. { Length: >= 4 } field] when BinaryPrimitives.ReadUInt32BigEndian(field) is > 0 and < uint.MaxValue and var ticks => ticks,
        [1, _, _, _, .. { Length: >= 8 } field] when BinaryPrimitives.ReadUInt64BigEndian(field) is > 0 and < ulong.MaxValue and var ticks => ticks,
        _ => null,
    };

    /// <param name="index">Content of <c>sidx</c>.</param>
    /// <param name="end">Where it ends.</param>
    private void Take(ReadOnlySpan<byte> index, long end, long size)
    {
        var (track, scale) = (BinaryPrimitives.ReadUInt32BigEndian(index[4..]), BinaryPrimitives.ReadUInt32BigEndian(index[8..]));
        var (earliest, gap, fixedSize) = index[0] == 0
            ? (BinaryPrimitives.ReadUInt32BigEndian(index[12..]), BinaryPrimitives.ReadUInt32BigEndian(index[16..]), 20)
            : ((double)BinaryPrimitives.ReadUInt64BigEndian(index[12..]), BinaryPrimitives.ReadUInt64BigEndian(index[20..]), 28);
        var count = BinaryPrimitives.ReadUInt16BigEndian(index[(fixedSize + 2)..]);
        var references = index[(fixedSize + 4)..];
        if (scale == 0 || gap > (ulong)size || references.Length < count * 12)
        {
            return;
        }

        var (bytes, ticks) = ((long)gap, 0L);
        for (; count > 0; count--, references = references[12..])
        {
            bytes += BinaryPrimitives.ReadUInt32BigEndian(references) & int.MaxValue;
            ticks += BinaryPrimitives.ReadUInt32BigEndian(references[4..]);
        }

        // one that each fragment has of itself tells nothing of the others
        if (ticks > 0 && size - end - bytes is var behind && behind >= 0 && behind <= size * MostBehind)
        {
            tracks.TryAdd($"0x{track:x}", (earliest / scale, (double)ticks / scale));
        }
    }
}

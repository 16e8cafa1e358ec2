using System.Buffers.Binary;

namespace Sunomi.Media;

/// <summary>What a moof box of one track says (ISO/IEC 14496-12, 8.8).</summary>
/// <param name="Start">Decode time of the first sample in ticks.</param>
/// <param name="StartsWithKeyframe">The first sample can be decoded alone.</param>
internal sealed record MovieFragment(uint Track, long Start, long Duration, bool StartsWithKeyframe, IReadOnlyList<FragmentSample> Samples)
{
    private const uint HasBaseOffset = 0x1;
    private const uint HasDescription = 0x2;
    private const uint HasDefaultDuration = 0x8;
    private const uint HasDefaultSize = 0x10;
    private const uint HasDefaultFlags = 0x20;

    private const uint HasDataOffset = 0x1;
    private const uint HasFirstFlags = 0x4;
    private const uint HasDuration = 0x100;
    private const uint HasSize = 0x200;
    private const uint HasFlags = 0x400;
    private const uint HasComposition = 0x800;

    private const uint IsNoKeyframe = 0x10000;

    /// <param name="moof">The box with its header.</param>
    public static MovieFragment Parse(ReadOnlySpan<byte> moof)
    {
        var traf = moof[Mp4Box.Find(moof, "moof", "traf")];
        var header = new Fields(traf[Mp4Box.Find(traf, ["tfhd"])]);
        var flags = header.Next() & 0xFFFFFF;
        var track = header.Next();
        header.SkipIf(flags, HasBaseOffset, 2);
        header.SkipIf(flags, HasDescription, 1);
        var defaultDuration = header.NextIf(flags, HasDefaultDuration) ?? 0;
        var defaultSize = header.NextIf(flags, HasDefaultSize) ?? 0;
        var defaultFlags = header.NextIf(flags, HasDefaultFlags) ?? 0;

        var time = new Fields(traf[Mp4Box.Find(traf, ["tfdt"])]);
        var start = time.Next() >> 24 == 0 ? time.Next() : ((long)time.Next() << 32) | time.Next();

        var run = new Fields(traf[Mp4Box.Find(traf, ["trun"])]);
        flags = run.Next() & 0xFFFFFF;
        var samples = new FragmentSample[run.Next()];
        run.SkipIf(flags, HasDataOffset, 1);
        var firstFlags = run.NextIf(flags, HasFirstFlags);
        long duration = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var length = run.NextIf(flags, HasDuration) ?? defaultDuration;
            var size = run.NextIf(flags, HasSize) ?? defaultSize;
            var sampleFlags = run.NextIf(flags, HasFlags) ?? defaultFlags;
            firstFlags ??= sampleFlags;
            run.SkipIf(flags, HasComposition, 1);
            samples[i] = new FragmentSample((int)size, (int)length);
            duration += length;
        }

        return new MovieFragment(track, start, duration, ((firstFlags ?? 0) & IsNoKeyframe) == 0, samples);
    }

    /// <summary>The same box with another number (mfhd), as each chunk's process counts from 1.</summary>
    public static byte[] Renumbered(ReadOnlySpan<byte> moof, uint number)
    {
        var copy = moof.ToArray();
        var header = copy.AsSpan(Mp4Box.Find(moof, "moof", "mfhd"));
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], number);
        return copy;
    }

    private ref struct Fields(ReadOnlySpan<byte> content)
    {
        private ReadOnlySpan<byte> rest = content;

        public uint Next()
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(rest);
            rest = rest[4..];
            return value;
        }

        public uint? NextIf(uint flags, uint flag) => (flags & flag) != 0 ? Next() : null;

        public void SkipIf(uint flags, uint flag, int words)
        {
            if ((flags & flag) != 0)
            {
                rest = rest[(words * 4)..];
            }
        }
    }
}

/// <summary>One sample of a fragment.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Duration">Ticks.</param>
internal readonly record struct FragmentSample(int Size, int Duration);

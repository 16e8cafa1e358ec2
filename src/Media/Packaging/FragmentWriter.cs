using System.Buffers;
using System.Buffers.Binary;

namespace Sunomi.Media;

/// <summary>Writes moof and mdat of one track whose samples all stand alone: sound cut where the segments of the picture end, keyframes without the rest.</summary>
internal static class FragmentWriter
{
    private const uint DefaultBaseIsMoof = 0x020000;
    private const uint HasDefaultDuration = 0x8;
    private const uint HasDefaultFlags = 0x20;
    private const uint HasDataOffset = 0x1;
    private const uint HasDuration = 0x100;
    private const uint HasSize = 0x200;
    private const uint IndependentSample = 0x02000000;

    private const int MfhdLength = 16;
    private const int TfhdLength = 24;
    private const int TfdtLength = 20;
    private const int TrunHeaderLength = 20;

    /// <param name="start">Decode time of the first sample in ticks.</param>
    public static void Write(
        IBufferWriter<byte> target, uint number, uint track, long start, IReadOnlyList<FragmentSample> samples, ReadOnlySpan<byte> data)
    {
        var usual = samples[0].Duration;
        var varies = samples.Any(sample => sample.Duration != usual);
        var trunLength = TrunHeaderLength + (samples.Count * (varies ? 8 : 4));
        var trafLength = Mp4Box.HeaderLength + TfhdLength + TfdtLength + trunLength;
        var moofLength = Mp4Box.HeaderLength + MfhdLength + trafLength;
        var box = new Writer(target.GetSpan(moofLength + Mp4Box.HeaderLength));

        box.Header(moofLength, "moof"u8);
        box.Header(MfhdLength, "mfhd"u8);
        box.Word(0);
        box.Word(number);
        box.Header(trafLength, "traf"u8);
        box.Header(TfhdLength, "tfhd"u8);
        box.Word(DefaultBaseIsMoof | HasDefaultDuration | HasDefaultFlags);
        box.Word(track);
        box.Word((uint)usual);
        box.Word(IndependentSample);
        box.Header(TfdtLength, "tfdt"u8);
        box.Word(1u << 24);
        box.Word((uint)(start >> 32));
        box.Word((uint)start);
        box.Header(trunLength, "trun"u8);
        box.Word(HasDataOffset | HasSize | (varies ? HasDuration : 0));
        box.Word((uint)samples.Count);
        box.Word((uint)(moofLength + Mp4Box.HeaderLength));
        foreach (var sample in samples)
        {
            if (varies)
            {
                box.Word((uint)sample.Duration);
            }

            box.Word((uint)sample.Size);
        }

        box.Header(Mp4Box.HeaderLength + data.Length, "mdat"u8);
        target.Advance(moofLength + Mp4Box.HeaderLength);
        target.Write(data);
    }

    private ref struct Writer(Span<byte> target)
    {
        private Span<byte> rest = target;

        public void Word(uint value)
        {
            BinaryPrimitives.WriteUInt32BigEndian(rest, value);
            rest = rest[4..];
        }

        public void Header(int length, ReadOnlySpan<byte> type)
        {
            Word((uint)length);
            type.CopyTo(rest);
            rest = rest[4..];
        }
    }
}

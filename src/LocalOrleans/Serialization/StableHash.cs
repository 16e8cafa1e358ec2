using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>The hash that the packages use where it is stored or shared: xxHash32 with seed 0.</summary>
internal static class StableHash
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var length = (uint)data.Length;
        var hash = Prime5;
        if (data.Length >= 16)
        {
            Span<uint> lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1)];
            for (; data.Length >= 16; data = data[16..])
            {
                for (var lane = 0; lane < 4; lane++)
                {
                    lanes[lane] = BitOperations.RotateLeft(lanes[lane] + (Word(data[(lane * 4)..]) * Prime2), 13) * Prime1;
                }
            }

            hash = BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7)
                + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18);
        }

        hash += length;
        for (; data.Length >= 4; data = data[4..])
        {
            hash = BitOperations.RotateLeft(hash + (Word(data) * Prime3), 17) * Prime4;
        }

        foreach (var rest in data)
        {
            hash = BitOperations.RotateLeft(hash + (rest * Prime5), 11) * Prime1;
        }

        hash = (hash ^ (hash >> 15)) * Prime2;
        hash = (hash ^ (hash >> 13)) * Prime3;
        return hash ^ (hash >> 16);
    }

    /// <summary>Where on the ring of silos the packages look for the grain's reminders.</summary>
    public static uint OfGrain(GrainId grain) =>
        (Compute(Encoding.UTF8.GetBytes(grain.Type.ToString())) * 31) + Compute(Encoding.UTF8.GetBytes(grain.Key.ToString()));

    private static uint Word(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32LittleEndian(data);
}

using System.Diagnostics.CodeAnalysis;

namespace Sunomi.Identity;

/// <summary>
/// Ids are UUIDs of version 7 (RFC 9562 section 5.7), so they sort by the time they were made, to the millisecond.
/// Of the random bits the last four hold the <see cref="EntityKind"/>: an id tells what it names, and a video's id
/// is never taken for a channel's. As text they are 22 digits of base 62, most significant first, zero-padded:
/// text sorts (ordinally) as the UUIDs do.
/// </summary>
public static class EntityId
{
    public const int Length = 22;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static Guid New(EntityKind kind, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[15] = (byte)((bytes[15] & 0xF0) | (int)kind);
        return new Guid(bytes, bigEndian: true);
    }

    public static string Format(Guid value)
    {
        return string.Create(Length, ToNumber(value), static (text, number) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                (number, var digit) = UInt128.DivRem(number, 62);
                text[i] = Digits[(int)digit];
            }
        });
    }

    /// <summary>False for anything that <see cref="Format"/> would not have written.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EntityKind kind, out Guid value)
    {
        kind = default;
        value = default;
        if (text is null || text.Length != Length)
        {
            return false;
        }

        UInt128 number = 0;
        foreach (var c in text)
        {
            if (DigitOf(c) is not { } digit || number > (UInt128.MaxValue - (UInt128)digit) / 62)
            {
                return false;
            }

            number = (number * 62) + (UInt128)digit;
        }

        kind = (EntityKind)(int)(number & 0xF);
        value = FromNumber(number);
        return Enum.IsDefined(kind) && value.Version == 7;
    }

    internal static bool TryParse(string? text, EntityKind kind, out Guid value) =>
        TryParse(text, out var actual, out value) && actual == kind;

    private static int? DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        >= 'a' and <= 'z' => c - 'a' + 36,
        _ => null,
    };

    private static UInt128 ToNumber(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static Guid FromNumber(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }
}

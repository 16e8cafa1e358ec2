using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Sunomi.Storage.Catalogue;

/// <summary>
/// A place in a list: the number that the list is sorted by and, among equals, the id. As text: 24 bytes, big-endian, base64url.
/// A cursor of another list is just some other place; it reveals nothing that the list itself would not.
/// </summary>
internal readonly record struct Cursor(long Key, Guid Id)
{
    private const int Size = sizeof(long) + 16;

    private static readonly long LastMicrosecond = MicrosecondsOf(DateTimeOffset.MaxValue);

    /// <summary>Microseconds are what PostgreSQL stores.</summary>
    public static Cursor Of(DateTimeOffset time, Guid id) => new(MicrosecondsOf(time), id);

    public static Cursor Of(float rank, Guid id) => new(BitConverter.SingleToInt32Bits(rank), id);

    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        cursor = Base64Url.GetMaxDecodedLength(text.Length) == Size && Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == Size
            ? new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[sizeof(long)..], bigEndian: true))
            : null;
        return cursor is not null;
    }

    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(Key, 0, LastMicrosecond) * TimeSpan.TicksPerMicrosecond);

    public float Rank => BitConverter.Int32BitsToSingle(unchecked((int)Key));

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    private static long MicrosecondsOf(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sunomi.GraphQL.Execution;

/// <summary>
/// Appends JSON to one growing buffer, without checks of structure. What was written can be taken back (<see cref="Truncate"/>),
/// which is how a null propagates.
/// </summary>
internal sealed class JsonWriter(int expectedLength = 0) : IBufferWriter<byte>, IDisposable
{
    private const int LeastLength = 1024;

    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(expectedLength, LeastLength));

    public int Length { get; private set; }

    /// <summary>Beyond this the buffer does not grow.</summary>
    public int MaxBytes { get; set; } = int.MaxValue;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, Length);

    public void Truncate(int length) => Length = length;

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Length += utf8.Length;
    }

    public void Byte(byte value)
    {
        if (Length == buffer.Length)
        {
            Grow(1);
        }

        buffer[Length++] = value;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Length += written;
    }

    public void Number(decimal value)
    {
        value.TryFormat(Reserve(40), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>The shortest text that reads back the same; the value is finite.</summary>
    public void Number(double value)
    {
        value.TryFormat(Reserve(32), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public void String(ReadOnlySpan<char> value)
    {
        var target = Reserve((value.Length * 3) + 2);
        target[0] = (byte)'"';
        if (value.IndexOfAny(NeedsEscape) < 0)
        {
            if (Ascii.FromUtf16(value, target[1..], out var written) != OperationStatus.Done)
            {
                written = Encoding.UTF8.GetBytes(value, target[1..]); // lone surrogates become U+FFFD
            }

            target[written + 1] = (byte)'"';
            Length += written + 2;
            return;
        }

        Length++;
        Escaped(value);
        Byte((byte)'"');
    }

    public void String(Guid value)
    {
        var target = Reserve(38);
        target[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, target[1..], out var written);
        target[written + 1] = (byte)'"';
        Length += written + 2;
    }

    /// <summary>A value on one line, however it was written: the lines of an event stream are its own.</summary>
    public void Json(JsonElement value)
    {
        var json = JsonMarshal.GetRawUtf8Value(value);
        if (json.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            Raw(json);
            return;
        }

        using var writer = new Utf8JsonWriter(this, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        value.WriteTo(writer);
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return buffer.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Reserve(Math.Max(sizeHint, 1));

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        Length = 0;
    }

    private void Escaped(ReadOnlySpan<char> value)
    {
        while (value.Length > 0)
        {
            var plain = value.IndexOfAny(NeedsEscape);
            var chunk = plain < 0 ? value : value[..plain];
            Length += Encoding.UTF8.GetBytes(chunk, Reserve(chunk.Length * 3));
            if (plain < 0)
            {
                return;
            }

            Escape(value[plain]);
            value = value[(plain + 1)..];
        }
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Raw(Encoding.ASCII.GetBytes($"\\u{(int)c:x4}"));
                break;
        }
    }

    private Span<byte> Reserve(int size)
    {
        if (buffer.Length - Length < size)
        {
            Grow(size);
        }

        return buffer.AsSpan(Length);
    }

    /// <exception cref="ResponseTooLargeException">What was written is beyond the limit. Looked at only here: the buffer doubles, so it stays below twice the limit.</exception>
    private void Grow(int size)
    {
        if (Length > MaxBytes)
        {
            throw new ResponseTooLargeException();
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + size));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

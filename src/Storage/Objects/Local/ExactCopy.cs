using System.Buffers;

namespace Sunomi.Storage.Objects.Local;

/// <summary>Copies a body that must have exactly as many bytes as were signed for.</summary>
internal static class ExactCopy
{
    private const int BufferSize = 128 * 1024;

    /// <returns>false when there were fewer, or more (those are not written)</returns>
    public static async Task<bool> Run(Stream from, Stream to, long size, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var left = size; left > 0;)
            {
                var count = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
                if (count == 0)
                {
                    return false;
                }

                await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                left -= count;
            }

            return await from.ReadAsync(buffer.AsMemory(0, 1), cancellationToken) == 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static ReceiveResult.Refused Refusal(long size) =>
        new(UploadRefusal.WrongSize, $"This address takes exactly {size} bytes.");
}

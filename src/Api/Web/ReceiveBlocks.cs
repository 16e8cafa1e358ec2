using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Sunomi.Web;

/// <summary>
/// Gives Kestrel blocks of memory of 64 KiB, where its own has 4 KiB: a block is what one system call takes from a socket, and uploads are large.
/// A connection that waits for bytes holds none.
/// </summary>
internal sealed class ReceiveBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    private const int BlockSize = 64 * 1024;

    public override int MaxBufferSize => Shared.MaxBufferSize;

    public override IMemoryOwner<byte> Rent(int minBufferSize = -1) => Shared.Rent(Math.Max(minBufferSize, BlockSize));

    /// <returns>This: it holds nothing of its own.</returns>
    MemoryPool<byte> IMemoryPoolFactory<byte>.Create(MemoryPoolOptions? options) => this;

    protected override void Dispose(bool disposing)
    {
        // the blocks belong to the shared pool
    }
}

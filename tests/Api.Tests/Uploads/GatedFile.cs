using Sunomi.Storage.Objects;

namespace Sunomi.Tests.Uploads;

/// <summary>A body that comes to a stand at some byte until it is let go on: the slowest of all uploads.</summary>
internal sealed class GatedFile(byte[] bytes, int gate) : ForwardStream
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int offset;

    /// <summary>All before the gate is on its way.</summary>
    public Task Reached => reached.Task;

    public void Open() => open.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (offset == gate)
        {
            reached.TrySetResult();
            await open.Task.WaitAsync(cancellationToken);
        }

        var end = offset < gate ? gate : bytes.Length;
        var count = Math.Min(buffer.Length, end - offset);
        bytes.AsMemory(offset, count).CopyTo(buffer);
        offset += count;
        return count;
    }
}

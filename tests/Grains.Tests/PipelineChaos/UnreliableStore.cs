using System.Runtime.CompilerServices;
using Sunomi.Storage.Objects;
using Sunomi.Videos;

namespace Sunomi.Tests.PipelineChaos;

/// <summary>What is wrong with the object store for every silo, and what was asked of it.</summary>
internal sealed class StoreWeather
{
    private readonly Lock gate = new();
    private readonly List<(long At, TaskCompletionSource Reached)> waiting = [];
    private long operations;
    private TaskCompletionSource? hanging;
    private volatile bool failing;

    /// <summary>Ends when so many operations more have been asked for.</summary>
    public Task After(int more)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((operations + more, reached));
            return reached.Task;
        }
    }

    public async Task Fail(TimeSpan duration)
    {
        failing = true;
        await Task.Delay(duration);
        failing = false;
    }

    public async Task Hang(TimeSpan duration)
    {
        var hung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hanging = hung;
        await Task.Delay(duration);
        hanging = null;
        hung.SetResult();
    }

    /// <summary>To be awaited before every operation.</summary>
    public async Task Pass(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            operations++;
            foreach (var reached in waiting.Where(wait => wait.At <= operations).ToArray())
            {
                reached.Reached.TrySetResult();
                waiting.Remove(reached);
            }
        }

        if (hanging is { } hung)
        {
            await hung.Task.WaitAsync(cancellationToken);
        }

        if (failing)
        {
            throw new StoreUnavailableException(new HttpRequestException("The object store answered 500."));
        }
    }
}

/// <summary>A real store behind the weather.</summary>
internal sealed class UnreliableStore(IObjectStore store, StoreWeather weather) : IObjectStore
{
    public Task Prepare(CancellationToken cancellationToken) => store.Prepare(cancellationToken);

    public Task<StoredObject?> Stat(string key, CancellationToken cancellationToken) => Behind(() => store.Stat(key, cancellationToken), cancellationToken);

    public Task<ObjectContent?> Open(string key, ByteRange? range, CancellationToken cancellationToken) =>
        Behind(() => store.Open(key, range, cancellationToken), cancellationToken);

    public Task Put(string key, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Behind(() => store.Put(key, contentType, content, cancellationToken), cancellationToken);

    public Task Move(string from, string to, string expectedETag, CancellationToken cancellationToken) =>
        Behind(() => store.Move(from, to, expectedETag, cancellationToken), cancellationToken);

    public Task Delete(string key, CancellationToken cancellationToken) => Behind(() => store.Delete(key, cancellationToken), cancellationToken);

    public Task DeletePrefix(string prefix, CancellationToken cancellationToken) =>
        Behind(() => store.DeletePrefix(prefix, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<ListedObject> List(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await weather.Pass(cancellationToken);
        await foreach (var listed in store.List(prefix, cancellationToken))
        {
            yield return listed;
        }
    }

    public Task<UploadSession> BeginUpload(string key, long size, string contentType, CancellationToken cancellationToken) =>
        Behind(() => store.BeginUpload(key, size, contentType, cancellationToken), cancellationToken);

    public Task<UploadSession> BeginOrderedUpload(string key, long size, string contentType, CancellationToken cancellationToken) =>
        Behind(() => store.BeginOrderedUpload(key, size, contentType, cancellationToken), cancellationToken);

    public Task<long?> OrderedLength(UploadSession session, CancellationToken cancellationToken) =>
        Behind(() => store.OrderedLength(session, cancellationToken), cancellationToken);

    public Task<AppendResult> Append(UploadSession session, long offset, Stream body, CancellationToken cancellationToken) =>
        Behind(() => store.Append(session, offset, body, cancellationToken), cancellationToken);

    public UploadTarget SignUpload(UploadSession session) => store.SignUpload(session);

    public Task<UploadResult> FinishUpload(UploadSession session, CancellationToken cancellationToken) =>
        Behind(() => store.FinishUpload(session, cancellationToken), cancellationToken);

    public Task AbortUpload(UploadSession session, CancellationToken cancellationToken) =>
        Behind(() => store.AbortUpload(session, cancellationToken), cancellationToken);

    /// <summary>None: then a job reads through the weather, too.</summary>
    public string? PathOf(string key) => null;

    public string? PathOf(UploadSession session) => null;

    public Task<string> SignDownload(string key, TimeSpan lifetime, CancellationToken cancellationToken) =>
        Behind(() => store.SignDownload(key, lifetime, cancellationToken), cancellationToken);

    private async Task<T> Behind<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        await weather.Pass(cancellationToken);
        return await operation();
    }

    private async Task Behind(Func<Task> operation, CancellationToken cancellationToken)
    {
        await weather.Pass(cancellationToken);
        await operation();
    }
}

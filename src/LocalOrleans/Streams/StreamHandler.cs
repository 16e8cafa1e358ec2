using Orleans.Serialization;

namespace Orleans.Streams;

/// <summary>An observer without its type.</summary>
internal interface IStreamHandler
{
    Task OnNext(object item, StreamSequenceToken token);

    Task OnError(Exception exception);
}

/// <summary>Gives its observer a copy of each event that is of its type.</summary>
internal sealed class StreamHandler<T>(IAsyncObserver<T> observer) : IStreamHandler
{
    private readonly Copier<T> copier = Copiers.Of<T>();

    public Task OnNext(object item, StreamSequenceToken token) =>
        item is T typed ? observer.OnNextAsync(copier.Copy(typed, new CopyContext()), token) : Task.CompletedTask;

    public Task OnError(Exception exception) => observer.OnErrorAsync(exception);
}

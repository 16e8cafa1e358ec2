namespace Orleans.Streams;

/// <summary>What takes events. An exception from <see cref="OnNextAsync"/> makes the event come again.</summary>
public interface IAsyncObserver<in T>
{
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    Task OnCompletedAsync();

    Task OnErrorAsync(Exception ex);
}

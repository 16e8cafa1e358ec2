namespace Sunomi.Bench.Actors;

[GenerateSerializer, Immutable]
internal sealed record Question([property: Id(0)] string Text, [property: Id(1)] int Number, [property: Id(2)] DateTimeOffset At);

[GenerateSerializer, Immutable]
internal sealed record Answer([property: Id(0)] string Text, [property: Id(1)] int Number);

[GenerateSerializer, Immutable]
internal sealed record Published([property: Id(0)] int Number, [property: Id(1)] long At);

/// <summary>A grain that answers.</summary>
internal interface IPlainGrain : IGrainWithStringKey
{
    Task<Answer> Ask(Question question);
}

/// <summary>A grain that asks many others at once.</summary>
internal interface IFanGrain : IGrainWithStringKey
{
    Task<int> AskAll(int width);
}

/// <summary>A grain that writes its state before it answers.</summary>
internal interface IStoredGrain : IGrainWithStringKey
{
    Task<int> Count();
}

/// <summary>A grain that publishes the moment.</summary>
internal interface IPublisherGrain : IGrainWithStringKey
{
    Task Publish(int number);
}

internal sealed class PlainGrain : Grain, IPlainGrain
{
    private int calls;

    public Task<Answer> Ask(Question question) => Task.FromResult(new Answer(question.Text, ++calls));
}

internal sealed class FanGrain : Grain, IFanGrain
{
    private IPlainGrain[] others = [];

    public async Task<int> AskAll(int width)
    {
        if (others.Length != width)
        {
            others = [.. Enumerable.Range(0, width).Select(i => GrainFactory.GetGrain<IPlainGrain>($"{this.GetPrimaryKeyString()}-{i}"))];
        }

        var question = new Question("fan", width, DateTimeOffset.UnixEpoch);
        return (await Task.WhenAll(others.Select(other => other.Ask(question)))).Length;
    }
}

internal sealed class Counted
{
    public int Count { get; set; }

    public string Text { get; set; } = "some state of a usual size, so that a write is not of nothing at all";
}

internal sealed class StoredGrain([PersistentState("counted", Bench.Storage)] IPersistentState<Counted> counted) : Grain, IStoredGrain
{
    public async Task<int> Count()
    {
        counted.State.Count++;
        await counted.WriteStateAsync();
        return counted.State.Count;
    }
}

internal sealed class PublisherGrain : Grain, IPublisherGrain
{
    public Task Publish(int number) => this.GetStreamProvider(Bench.Streams)
        .GetStream<Published>(StreamId.Create(Bench.Streams, this.GetPrimaryKeyString()))
        .OnNextAsync(new Published(number, System.Diagnostics.Stopwatch.GetTimestamp()));
}

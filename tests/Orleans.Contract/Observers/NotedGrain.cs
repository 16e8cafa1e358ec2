using Orleans.Concurrency;

namespace Sunomi.Tests.Observers;

internal interface INoteObserver : IGrainObserver
{
    void Note(string text);

    Task<string> Ask(string question);

    [OneWay]
    Task NoteOneWay(string text);
}

/// <summary>Tells what it is told to the observers that it is given.</summary>
internal interface INotedGrain : IGrainWithStringKey
{
    Task Tell(INoteObserver observer, string text);

    Task TellOneWay(INoteObserver observer, string text);

    Task<string> AskThrough(INoteObserver observer, string question);

    /// <summary>How it fails to make a reference itself.</summary>
    Task<string> TryToObserve();
}

internal sealed class NotedGrain : Grain, INotedGrain
{
    public Task Tell(INoteObserver observer, string text)
    {
        observer.Note(text);
        return Task.CompletedTask;
    }

    public Task TellOneWay(INoteObserver observer, string text) => observer.NoteOneWay(text);

    public Task<string> AskThrough(INoteObserver observer, string question) => observer.Ask(question);

    public Task<string> TryToObserve()
    {
        try
        {
            GrainFactory.CreateObjectReference<INoteObserver>(new Observer("nobody"));
            return Task.FromResult("made");
        }
        catch (InvalidOperationException refused)
        {
            return Task.FromResult(refused.GetType().Name);
        }
    }
}

/// <summary>Writes what it hears into a log.</summary>
internal sealed class Observer(string log) : INoteObserver
{
    public void Note(string text) => Logs.Add(log, text);

    public async Task<string> Ask(string question)
    {
        Logs.Add(log, $"asked {question}");
        if (question == "impossible")
        {
            throw new Calls.OurException("no answer", 1);
        }

        await Gates.Pass(question);
        Logs.Add(log, $"answered {question}");
        return $"{question}!";
    }

    public Task NoteOneWay(string text)
    {
        Logs.Add(log, text);
        throw new InvalidOperationException("nobody hears this");
    }
}

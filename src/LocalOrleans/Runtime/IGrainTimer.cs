namespace Orleans.Runtime;

/// <summary>A timer of one activation; disposing it cancels the token of a callback that runs.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}

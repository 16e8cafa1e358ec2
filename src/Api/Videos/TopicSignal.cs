namespace Sunomi.Videos;

/// <summary>What a subscriber of a topic hears.</summary>
internal abstract record TopicSignal
{
    private TopicSignal()
    {
    }

    /// <summary>This happened, and nothing was missed since the last signal.</summary>
    public sealed record Happened(VideoEvent Event) : TopicSignal;

    /// <summary>Events were lost on the way, or this subscriber was too slow for them: read the present state anew.</summary>
    public sealed record Missed : TopicSignal;

    /// <summary>Nothing was heard for as long as the subscriber was willing to wait.</summary>
    public sealed record Silence : TopicSignal;
}

namespace Sunomi.Videos;

/// <summary>Follows the numbers of the events of one topic: which are new, and whether any is missing between them. Not thread-safe.</summary>
internal sealed class EventGaps
{
    private readonly Dictionary<EventSource, EventNumber> last = [];

    public EventOrder Place(EventNumber number)
    {
        if (!last.TryGetValue(number.Source, out var before))
        {
            last[number.Source] = number;
            return EventOrder.Next;
        }

        if (number.Epoch < before.Epoch || (number.Epoch == before.Epoch && number.Sequence <= before.Sequence))
        {
            return EventOrder.Old;
        }

        last[number.Source] = number;

        // Of an epoch that has ended nobody knows whether its last events were heard.
        return number.Epoch == before.Epoch && number.Sequence == before.Sequence + 1 ? EventOrder.Next : EventOrder.AfterGap;
    }
}

internal enum EventOrder
{
    Next,

    /// <summary>Seen already, or overtaken.</summary>
    Old,

    /// <summary>New, and something before it is missing.</summary>
    AfterGap,
}

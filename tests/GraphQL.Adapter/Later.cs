namespace Sunomi.GraphQL.Adapter;

/// <summary>
/// Some milliseconds later, in the order of asking: of two values that fail, the one that was asked for first fails first, as in an
/// engine with one thread. What awaits a turn goes on in it.
/// </summary>
internal static class Later
{
    private static readonly Lock Gate = new();
    private static List<TaskCompletionSource> waiting = [];

    public static Task Turn()
    {
        var turn = new TaskCompletionSource();
        lock (Gate)
        {
            waiting.Add(turn);
            if (waiting.Count == 1)
            {
                _ = ServeAsync();
            }
        }

        return turn.Task;
    }

    private static async Task ServeAsync()
    {
        await Task.Delay(1);
        List<TaskCompletionSource> served;
        lock (Gate)
        {
            served = waiting;
            waiting = [];
        }

        served.ForEach(turn => turn.SetResult());
    }
}

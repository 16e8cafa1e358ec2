using System.Diagnostics;

namespace Sunomi.Tests;

/// <summary>For what gives no signal that a test could wait for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Task True(Func<Task<bool>> condition) => True(condition, Deadline);

    public static async Task True(Func<Task<bool>> condition, TimeSpan deadline)
    {
        var begun = Stopwatch.StartNew();
        while (!await condition())
        {
            begun.Elapsed.ShouldBeLessThan(deadline, "it never came true");
            await Task.Delay(Pause);
        }
    }
}

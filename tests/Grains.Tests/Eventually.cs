using System.Diagnostics;

namespace Sunomi.Tests;

/// <summary>For what gives no signal that a test could wait for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task True(Func<Task<bool>> condition)
    {
        var begun = Stopwatch.StartNew();
        while (!await condition())
        {
            begun.Elapsed.ShouldBeLessThan(Deadline, "it never came true");
            await Task.Delay(Pause);
        }
    }
}

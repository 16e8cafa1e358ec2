using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sunomi.Media;

/// <summary>
/// Starts all processes from one thread that lives as long as this process. The kernel ties the parent-death signal to the thread that
/// forked: started from a pool thread, ffmpeg would be killed whenever the pool lets that thread go.
/// </summary>
internal static class ProcessThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static ProcessThread()
    {
        var thread = new Thread(() =>
        {
            foreach (var start in Work.GetConsumingEnumerable())
            {
                start();
            }
        })
        {
            IsBackground = true,
            Name = "media process starter",
        };
        thread.Start();
    }

    public static Task<Process> Start(ProcessStartInfo info)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            var process = new Process { StartInfo = info };
            try
            {
                process.Start();
                started.SetResult(process);
            }
            catch (Exception error)
            {
                process.Dispose();
                started.SetException(error);
            }
        });
        return started.Task;
    }
}

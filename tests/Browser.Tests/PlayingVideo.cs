using System.Globalization;
using Microsoft.Playwright;

namespace Sunomi.Tests.Browser;

/// <summary>The video element of a page. Conditions are looked at from within the page, which its security policy allows; not at every frame, as that makes it draw.</summary>
internal sealed class PlayingVideo(IPage page)
{
    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">in JavaScript, over <c>video</c></param>
    public Task Until(string condition) => page.EvaluateAsync(
        $$"""
        () => new Promise((resolve, reject) => {
          const began = performance.now();
          const state = video => video
            ? `at ${video.currentTime} s of ${video.duration}, ${video.paused ? 'paused' : 'playing'}, readyState ${video.readyState}, ${video.videoHeight} lines, buffered `
              + Array.from(video.buffered, (_, range) => [video.buffered.start(range), video.buffered.end(range)]).join(' ')
            : 'there is no video';
          const look = () => {
            const video = document.querySelector('video');
            if (video && ({{condition}})) {
              resolve();
            } else if (performance.now() - began > {{Patient.Milliseconds}}) {
              reject(new Error('it did not come to this: ' + {{System.Text.Json.JsonSerializer.Serialize(condition)}} + '; ' + state(video)));
            } else {
              setTimeout(look, 50);
            }
          };
          look();
        })
        """);

    public Task Pause() => page.EvaluateAsync("() => document.querySelector('video').pause()");

    /// <summary>From now on, so that a short film does not end while a busy machine opens menus.</summary>
    public Task PlaySlowly() => page.EvaluateAsync("() => { document.querySelector('video').playbackRate = 0.25; }");

    public Task PlayFromTheStart() => page.EvaluateAsync(
        "() => { const video = document.querySelector('video'); video.currentTime = 0; return video.play(); }");

    /// <summary>Plays on for so long, without an error, and does not stop.</summary>
    public async Task PlaysFor(double seconds)
    {
        await Until("video.currentTime > 0");
        var goal = await page.EvaluateAsync<double>("() => document.querySelector('video').currentTime") + seconds;
        await Until($"video.currentTime >= {goal.ToString(CultureInfo.InvariantCulture)} || video.error || video.paused");
        (await page.EvaluateAsync<string?>("() => document.querySelector('video').error?.message ?? null")).ShouldBeNull();
        (await page.EvaluateAsync<bool>("() => document.querySelector('video').paused")).ShouldBeFalse();
    }
}

using Sunomi.Testing;

namespace Sunomi.Tests.Product;

/// <summary>The bytes of files to upload.</summary>
internal static class Clips
{
    /// <summary>1 s of 160x90: done at once.</summary>
    public static Task<byte[]> Tiny() => Read(TestClips.Make(new ClipOptions(160, 90, 1, Sound: false)));

    /// <summary>3 s of 320x180 with sound: one rung.</summary>
    public static Task<byte[]> Small() => Read(TestClips.Small());

    /// <summary>5 s of 854x480 with sound: several rungs.</summary>
    public static Task<byte[]> Medium() => Read(TestClips.Make(new ClipOptions(854, 480, 5)));

    public static async Task<byte[]> Read(Task<string> path) => await File.ReadAllBytesAsync(await path);
}

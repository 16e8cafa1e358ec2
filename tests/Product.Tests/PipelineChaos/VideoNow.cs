namespace Sunomi.Tests.Product.PipelineChaos;

/// <summary>What the API says of a video.</summary>
/// <param name="Hls">address of what can be played now; null: nothing</param>
/// <param name="Code">of the reason why it FAILED</param>
internal sealed record VideoNow(string Status, double Percent, string? Hls, string? Code, string? Reason)
{
    public bool HasEnded => Status is "READY" or "FAILED";
}

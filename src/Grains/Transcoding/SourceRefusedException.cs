using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>The original will never become a video here.</summary>
[GenerateSerializer, Alias("Sunomi.SourceRefusedException")]
internal sealed class SourceRefusedException(PlanResult.Refused refused) : Exception(refused.Message)
{
    [Id(0)]
    public RefusalReason Reason { get; } = refused.Reason;
}

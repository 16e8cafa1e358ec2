using Sunomi.Media;

namespace Sunomi.Transcoding;

/// <summary>The original will never become a video here.</summary>
internal sealed class SourceRefusedException(PlanResult.Refused refused) : Exception(refused.Message)
{
    public RefusalReason Reason { get; } = refused.Reason;
}

namespace Sunomi.Tests.Videos;

/// <summary>Chunks of a few seconds, so that a short clip has several.</summary>
public sealed class ArrivalFixture : ClusterFixture
{
    public ArrivalFixture()
    {
        Settings["Media:OpeningSeconds"] = "2";
        Settings["Media:SegmentSeconds"] = "2";
        Settings["Media:ChunkSeconds"] = "4";
        Settings["Media:ShortestChunkSeconds"] = "4";
    }
}

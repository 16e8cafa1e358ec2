namespace Sunomi.Videos;

public enum ProcessingStage
{
    Waiting,
    Probing,
    Transcoding,
    Finishing,
    Done,
}

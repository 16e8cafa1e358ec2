namespace Sunomi.Cli.Publishing;

/// <summary>A video that waits for its file.</summary>
internal sealed record AnnouncedVideo(string VideoId, UploadTarget Target);

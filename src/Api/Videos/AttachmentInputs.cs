namespace Sunomi.Videos;

internal sealed record CreateAttachmentInput(string VideoId, AttachmentKind Kind, long Size);

internal sealed record SetCaptionsInput(string VideoId, string Language, string? Label, string AttachmentId);

internal sealed record DeleteCaptionsInput(string VideoId, string Language);

internal sealed record SetPosterInput(string VideoId, string AttachmentId);

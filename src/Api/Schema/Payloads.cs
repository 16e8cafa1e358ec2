using Sunomi.Channels;
using Sunomi.Discussion;
using Sunomi.Outcomes;
using Sunomi.Users;
using Sunomi.Videos;

namespace Sunomi.Schema;

/// <summary>The answers of mutations: what was asked for, or the errors that kept it from happening.</summary>
internal sealed record SessionPayload(string? AccessToken, DateTimeOffset? ExpiresAt, UserSnapshot? User, Problem[] Errors);

internal sealed record CreateUploadPayload(VideoSnapshot? Video, UploadTarget? Upload, Problem[] Errors);

internal sealed record CreateAttachmentPayload(AttachmentId? AttachmentId, UploadTarget? Upload, Problem[] Errors);

internal sealed record VideoPayload(VideoSnapshot? Video, Problem[] Errors);

internal sealed record DeleteVideoPayload(VideoId? DeletedVideoId, Problem[] Errors);

internal sealed record CommentPayload(CommentSnapshot? Comment, Problem[] Errors);

internal sealed record ChannelPayload(ChannelSnapshot? Channel, Problem[] Errors);

using Sunomi.Outcomes;
using Sunomi.Storage.Objects;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Videos;

/// <summary>What is wrong with what somebody sent; all of it at once.</summary>
internal static class UploadRules
{
    public static Problem[] WhyNot(NewUpload upload, long maxSize) => Found(
        VideoText.WhyNotTitle(upload.Title),
        VideoText.WhyNotDescription(upload.Description),
        VideoText.WhyNotFileName(upload.FileName),
        VideoText.WhyNotSize(upload.Size, maxSize),
        VideoText.WhyNotContentType(upload.ContentType),
        WhyNotVisibility(upload.Visibility));

    public static Problem[] WhyNot(ReplacingFile file, long maxSize) => Found(
        VideoText.WhyNotFileName(file.FileName),
        VideoText.WhyNotSize(file.Size, maxSize),
        VideoText.WhyNotContentType(file.ContentType));

    public static Problem[] WhyNot(VideoEdit edit) => Found(
        edit.Title is { } title ? VideoText.WhyNotTitle(title) : null,
        VideoText.WhyNotDescription(edit.Description),
        edit.Tags is { } tags ? VideoText.WhyNotTags(tags) : null,
        edit.Visibility is { } visibility ? WhyNotVisibility(visibility) : null);

    /// <param name="result">any but complete</param>
    public static Problem WhyNot(UploadSession session, UploadResult result) => result switch
    {
        UploadResult.WrongSize wrong => new Problem(
            wrong.Actual > session.Size ? ErrorCode.TooLarge : ErrorCode.Invalid,
            $"The file has {wrong.Actual} bytes, but {session.Size} were declared. It was not kept."),
        UploadResult.WrongType => new Problem(
            ErrorCode.UnsupportedMedia, $"The file was not sent as the declared type {session.ContentType}. It was not kept."),
        _ => new Problem(ErrorCode.Conflict, "The bytes are not there yet."),
    };

    private static Problem? WhyNotVisibility(Visibility visibility) =>
        Enum.IsDefined(visibility) ? null : Problem.Invalid("visibility", "There is no such visibility.");

    private static Problem[] Found(params ReadOnlySpan<Problem?> problems)
    {
        var found = new List<Problem>();
        foreach (var problem in problems)
        {
            if (problem is not null)
            {
                found.Add(problem);
            }
        }

        return [.. found];
    }
}

using Sunomi.Outcomes;
using ErrorCode = Sunomi.Outcomes.ErrorCode;

namespace Sunomi.Uploads.Tus;

/// <summary>Why a request is not done.</summary>
/// <param name="Message">for the client, in plain words</param>
internal sealed record TusRefusal(int Status, string Message)
{
    /// <summary>The same for what does not exist and for what is another's.</summary>
    public static TusRefusal NotFound { get; } = new(StatusCodes.Status404NotFound, "There is no such upload.");

    public static TusRefusal Gone { get; } = new(StatusCodes.Status410Gone, "This upload is over: its time has ended, or it was removed.");

    public static TusRefusal Of(Problem[] problems) => new(StatusOf(problems[0].Code), string.Join(' ', problems.Select(problem => problem.Message)));

    public static TusRefusal Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    private static int StatusOf(ErrorCode code) => code switch
    {
        ErrorCode.Invalid => StatusCodes.Status400BadRequest,
        ErrorCode.NotFound => StatusCodes.Status404NotFound,
        ErrorCode.Conflict => StatusCodes.Status409Conflict,
        ErrorCode.Forbidden or ErrorCode.QuotaExceeded => StatusCodes.Status403Forbidden,
        ErrorCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCode.UnsupportedMedia => StatusCodes.Status415UnsupportedMediaType,
        ErrorCode.RateLimited => StatusCodes.Status429TooManyRequests,
        _ => throw new InvalidOperationException($"'{code}' has no status."),
    };
}

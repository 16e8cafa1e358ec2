namespace Sunomi.Outcomes;

/// <summary>Something the caller can mend, in words for a person.</summary>
/// <param name="Field">path of the input field that it is about, names only; null when it is about no field</param>
[GenerateSerializer, Immutable, Alias("Sunomi.Problem")]
public sealed record Problem(
    [property: Id(0)] ErrorCode Code,
    [property: Id(1)] string Message,
    [property: Id(2)] string[]? Field = null)
{
    public static Problem Invalid(string field, string message) => new(ErrorCode.Invalid, message, [field]);

    public static Problem NotFound(string what) => new(ErrorCode.NotFound, $"There is no such {what}.");
}

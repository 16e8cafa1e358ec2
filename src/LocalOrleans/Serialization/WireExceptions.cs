using System.Reflection;

namespace Orleans.Serialization;

/// <summary>
/// Exceptions on their way back to a caller. As in the packages the object itself goes within a silo. Differs from them: to other silos and
/// to clients too, if it is of a type that they could read, so members without an id are kept.
/// </summary>
internal static class WireExceptions
{
    /// <summary>Types that a client of the packages can read: those of .NET, and ours with GenerateSerializer.</summary>
    public static bool IsKnown(Type type) =>
        typeof(Exception).IsAssignableFrom(type) && (CopierFactory.IsGenerated(type) || IsPlatform(type.Assembly));

    /// <summary>The exception as the caller sees it.</summary>
    public static Exception Carry(Exception exception, bool withinSilo) => withinSilo || IsKnown(exception.GetType())
        ? exception
        : new CodecNotFoundException(
            $"Could not find a codec for type {exception.GetType()}. Consider adding the GenerateSerializer attribute to it.", exception);

    private static bool IsPlatform(Assembly assembly) =>
        assembly.GetName().Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}

using Sunomi.GraphQL.Language;

namespace Sunomi.GraphQL.Execution;

/// <summary>A value does not fit its type. The message is for the caller.</summary>
internal sealed class CoercionException(string message, Location? location = null) : Exception(message)
{
    /// <summary>The literal that does not fit, where that is known.</summary>
    public Location? Location { get; } = location;
}

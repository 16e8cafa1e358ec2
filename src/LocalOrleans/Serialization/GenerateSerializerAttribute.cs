namespace Orleans;

/// <summary>
/// This type may travel: its members with <see cref="IdAttribute"/> are copied, and for a record the parameters of its primary
/// constructor too. Differs from the packages: nothing is generated, copiers are made at run time.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether the parameters of a primary constructor travel; by default those of records do.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; } = true;
}

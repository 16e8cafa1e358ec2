namespace Orleans.Storage;

internal static class GrainStorageNames
{
    /// <summary>The provider of state that names none.</summary>
    public const string Default = "Default";

    /// <summary>The provider in which the packages keep stream subscriptions.</summary>
    public const string Subscriptions = "PubSubStore";
}

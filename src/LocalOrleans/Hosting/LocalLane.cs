namespace Orleans.Hosting;

/// <summary>What is said to who asks for more than one process.</summary>
internal static class LocalLane
{
    public static NotSupportedException CannotCluster(string member, params string[] packages) => new(
        $"{member} needs a cluster of processes, and this build has the in-process Orleans (OrleansSource=local). " +
        $"Build with -p:OrleansSource=packages from a feed that has {string.Join(", ", packages)}; or co-host one silo with UseLocalhostClustering.");
}

using Sunomi.Outcomes;
using Sunomi.Users;

namespace Sunomi.Operations;

/// <summary>What operators see of the running platform; one for all, key: <see cref="TheOnly"/>. Answers admins only.</summary>
public interface IOperationsGrain : IGrainWithStringKey
{
    const string TheOnly = "default";

    /// <summary>All silos and what runs on them, not older than a second; FORBIDDEN to others than admins.</summary>
    Task<Outcome<ClusterReport>> Report(UserId by, CancellationToken cancellationToken);
}

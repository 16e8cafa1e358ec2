using Orleans.Concurrency;
namespace Sunomi.Transcoding;

/// <summary>One slot for a running job on one silo; key: <c>{silo}/{slot}</c>. Lives on that silo only.</summary>
public interface ITranscodeWorkerGrain : IGrainWithStringKey
{
    /// <summary>There may be work: asks the queue unless a job runs. Called by the queue, and regularly by the silo that the slot is of.</summary>
    [OneWay]
    Task Wake();
}

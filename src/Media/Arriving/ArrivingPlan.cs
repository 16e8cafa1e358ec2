namespace Sunomi.Media;

/// <summary>What <see cref="MediaPipeline.PlanArriving"/> answers of a file of which only the beginning is there.</summary>
public abstract record ArrivingPlan
{
    private ArrivingPlan()
    {
    }

    /// <summary>The beginning tells all, or, with an open plan, enough to begin. Unless it is sure, that it told the truth is to be seen when the file is whole.</summary>
    /// <param name="ChunkBytes">
    /// For each chunk: so many bytes from the start of the file hold it, picture and sound. Of an open plan, for those from the first that are sure: more
    /// of the file changes nothing of them.
    /// </param>
    /// <param name="OpeningBytes">The same for the opening; 0 without one.</param>
    public sealed record Planned(EncodePlan Plan, IReadOnlyList<long> ChunkBytes, long OpeningBytes) : ArrivingPlan
    {
        /// <summary>Nothing that is still to come of the file can change it.</summary>
        public bool IsSure { get; init; }

        /// <summary>When so many bytes are there, another look makes more chunks sure; null: no look before the file is whole does.</summary>
        public long? NextLook { get; init; }
    }

    /// <summary>It is worth another look when so many bytes are there.</summary>
    public sealed record NotYet(long Bytes) : ArrivingPlan;

    /// <summary>It can only be looked at when it is whole: its index comes last, or it is nothing that can be told from its beginning.</summary>
    public sealed record WhenWhole : ArrivingPlan;
}

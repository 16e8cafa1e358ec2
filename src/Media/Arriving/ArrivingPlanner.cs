namespace Sunomi.Media;

/// <summary>Plans a file of which only the beginning is there, by what that is.</summary>
internal sealed class ArrivingPlanner(MediaOptions options, Prober prober, EncodePlanner planner)
{
    private readonly IndexedPlanner indexed = new(options, prober, planner);
    private readonly OpenPlanner open = new(prober, planner);

    /// <param name="part">A local file.</param>
    /// <param name="size">Of the whole file.</param>
    public async Task<ArrivingPlan> Plan(MediaSource part, long size, CancellationToken cancellationToken)
    {
        // what is found by decoding places all over the file has to wait for them
        if (options.PerTitle)
        {
            return new ArrivingPlan.WhenWhole();
        }

        if (ProbedLength.Reads(await SourceHead.Read(part, cancellationToken)))
        {
            return await open.Plan(part, size, new ProbedLength(), cancellationToken);
        }

        return MovieLength.Read(part, size) switch
        {
            null => await indexed.Plan(part, size, cancellationToken),
            { Needed: var needed } when needed > new FileInfo(part.Location).Length && needed < size => new ArrivingPlan.NotYet(needed),
            { Seconds: null } => new ArrivingPlan.WhenWhole(),
            var told => await open.Plan(part, size, told, cancellationToken),
        };
    }
}

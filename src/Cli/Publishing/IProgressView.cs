namespace Sunomi.Cli.Publishing;

/// <summary>Where progress is shown: a terminal that is drawn over, or plain lines for a log.</summary>
internal interface IProgressView
{
    void Say(string line);

    /// <param name="fraction">0 to 1</param>
    void Uploading(double fraction);

    void Processing(ProcessingState state);
}

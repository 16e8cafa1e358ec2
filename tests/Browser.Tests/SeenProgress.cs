using Microsoft.Playwright;

namespace Sunomi.Tests.Browser;

/// <summary>Writes down every value that a progress bar shows, from inside the page, so that none is missed between two looks.</summary>
internal sealed class SeenProgress
{
    private const string Recorder =
        """
        window.seenProgress = {};
        window.seenDocument = Math.random();
        new MutationObserver(() => {
          for (const bar of document.querySelectorAll('[role=progressbar][aria-valuenow]')) {
            const values = (window.seenProgress[bar.getAttribute('aria-label')] ??= []);
            const value = Number(bar.getAttribute('aria-valuenow'));
            if (values.at(-1) !== value) {
              values.push(value);
            }
          }
        }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-valuenow'] });
        """;

    private readonly IPage page;

    private SeenProgress(IPage page) => this.page = page;

    /// <summary>From the next page on that is loaded.</summary>
    public static async Task<SeenProgress> Record(IPage page)
    {
        await page.AddInitScriptAsync(Recorder);
        return new SeenProgress(page);
    }

    /// <summary>The values of the bar of this name, in the order in which they were shown.</summary>
    public async Task<double[]> Of(string label) =>
        await page.EvaluateAsync<double[]>("label => window.seenProgress[label] ?? []", label);

    /// <summary>Names of all bars that were shown.</summary>
    public async Task<string[]> Labels() => await page.EvaluateAsync<string[]>("Object.keys(window.seenProgress)");

    /// <summary>Another number means that the page was loaded again.</summary>
    public async Task<double> Document() => await page.EvaluateAsync<double>("window.seenDocument");
}

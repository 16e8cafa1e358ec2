using Microsoft.Playwright;

namespace Sunomi.Tests.Browser;

/// <summary>Deadlines for what takes a machine some work: signals are waited for, these only end the wait when they never come.</summary>
internal static class Patient
{
    public const float Milliseconds = 180_000;

    public static readonly LocatorAssertionsToBeVisibleOptions Visible = new() { Timeout = Milliseconds };
}

namespace Sunomi.Tests.Browser;

/// <summary>Size in CSS pixels of a window.</summary>
public sealed record BrowserLook(int Width, int Height)
{
    public static readonly BrowserLook Desktop = new(1280, 860);

    public static readonly BrowserLook Phone = new(390, 844);

    public bool IsPhone => Width < 720;

    public override string ToString() => $"{Width}";
}

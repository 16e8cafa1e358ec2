namespace Sunomi.Tests.Browser;

/// <summary>Size in CSS pixels and colour scheme of a window.</summary>
public sealed record BrowserLook(int Width, int Height, bool Dark = false)
{
    public static readonly BrowserLook Desktop = new(1280, 860);

    public static readonly BrowserLook Phone = new(390, 844);

    public bool IsPhone => Width < 720;

    public override string ToString() => $"{Width}-{(Dark ? "dark" : "light")}";
}

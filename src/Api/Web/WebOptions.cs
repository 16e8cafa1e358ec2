namespace Sunomi.Web;

/// <summary>Section <c>Web</c> of the configuration.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Folder of the built web app. Default: none, then only the API is served.</summary>
    public string? Root { get; set; }

    /// <summary>Further origins that the web app may talk to, such as the object store that browsers upload to. Default: none.</summary>
    public string[] ConnectSources { get; set; } = [];
}

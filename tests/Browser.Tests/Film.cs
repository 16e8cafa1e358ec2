namespace Sunomi.Tests.Browser;

/// <param name="Watch">path of its page</param>
/// <param name="Owner">user name</param>
public sealed record Film(string Watch, string Title, string Owner);

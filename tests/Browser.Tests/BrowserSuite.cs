namespace Sunomi.Tests.Browser;

[CollectionDefinition(Name)]
public sealed class BrowserSuite : ICollectionFixture<ProductFixture>
{
    public const string Name = "product";
}

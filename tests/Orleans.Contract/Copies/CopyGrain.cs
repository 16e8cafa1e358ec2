namespace Sunomi.Tests.Copies;

internal interface ICopyGrain : IGrainWithStringKey
{
    Task<Basket> Change(Basket basket);

    Task<List<string>> Keep(List<string> items);

    Task<List<string>> Kept();

    Task<bool> AreSame(Basket one, Basket two);

    Task<Basket> Echo(Basket basket);

    Task<Shape> EchoShape(Shape shape);

    Task<Everything> EchoEverything(Everything everything);

    Task<object?> EchoObject(object? value);

    /// <summary>Whether the neighbour gets the very object that this grain sends.</summary>
    Task<bool> IsPassedByReference(string neighbour, bool isImmutable);

    Task<int> Identity(object value);

    Task<int> IdentityOfSealed(Sealed value);
}

internal sealed class CopyGrain : Grain, ICopyGrain
{
    private List<string> kept = [];

    public Task<Basket> Change(Basket basket)
    {
        basket.Name = "changed";
        basket.Items.Add("added");
        return Task.FromResult(basket);
    }

    public Task<List<string>> Keep(List<string> items)
    {
        kept = items;
        return Task.FromResult(kept);
    }

    public Task<List<string>> Kept() => Task.FromResult(kept);

    public Task<bool> AreSame(Basket one, Basket two) => Task.FromResult(ReferenceEquals(one, two));

    public Task<Basket> Echo(Basket basket) => Task.FromResult(basket);

    public Task<Shape> EchoShape(Shape shape) => Task.FromResult(shape);

    public Task<Everything> EchoEverything(Everything everything) => Task.FromResult(everything);

    public Task<object?> EchoObject(object? value) => Task.FromResult(value);

    public async Task<bool> IsPassedByReference(string neighbour, bool isImmutable)
    {
        var other = GrainFactory.GetGrain<ICopyGrain>(neighbour);
        if (isImmutable)
        {
            var frozen = new Sealed();
            return await other.IdentityOfSealed(frozen) == System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(frozen);
        }

        var basket = new Basket();
        return await other.Identity(basket) == System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(basket);
    }

    public Task<int> Identity(object value) => Task.FromResult(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value));

    public Task<int> IdentityOfSealed(Sealed value) => Identity(value);
}

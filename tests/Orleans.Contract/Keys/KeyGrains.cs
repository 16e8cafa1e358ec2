namespace Sunomi.Tests.Keys;

/// <summary>One grain for each kind of key; it says its key and its id.</summary>
internal interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<string> Key();
}

internal interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<string> Key();
}

internal interface IGuidCompoundKeyGrain : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}

internal interface IIntegerCompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey()} {this.GetGrainId()}");
}

internal sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong()} {this.GetGrainId()}");
}

internal sealed class GuidCompoundKeyGrain : Grain, IGuidCompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} {extension} {this.GetGrainId()}");
}

[GrainType("numbered")]
internal sealed class IntegerCompoundKeyGrain : Grain, IIntegerCompoundKeyGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension} {this.GetGrainId()}");
}

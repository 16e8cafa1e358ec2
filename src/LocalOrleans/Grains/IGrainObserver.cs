using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of the interfaces through which grains call objects outside of grains; their methods may return void.</summary>
public interface IGrainObserver : IAddressable;

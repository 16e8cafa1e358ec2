using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of every grain interface.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain whose key is a string, which comes back exactly as it was given.</summary>
public interface IGrainWithStringKey : IGrain;

/// <summary>A grain whose key is a Guid.</summary>
public interface IGrainWithGuidKey : IGrain;

/// <summary>A grain whose key is a 64 bit integer.</summary>
public interface IGrainWithIntegerKey : IGrain;

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

/// <summary>A grain whose key is a Guid and a string.</summary>
public interface IGrainWithGuidCompoundKey : IGrain;

/// <summary>A grain whose key is a 64 bit integer and a string.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain;

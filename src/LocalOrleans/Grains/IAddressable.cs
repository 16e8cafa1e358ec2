namespace Orleans.Runtime;

/// <summary>Whatever a message can be sent to: a grain, a reference to one, an observer.</summary>
public interface IAddressable;

namespace Orleans.Configuration;

/// <summary>Options of calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>After how long without an answer a call fails with <see cref="TimeoutException"/>; 30 s by default.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Calls from grains and from clients in the silo's host.</summary>
public class SiloMessagingOptions : MessagingOptions;

/// <summary>Calls from a client with a host of its own.</summary>
public class ClientMessagingOptions : MessagingOptions;

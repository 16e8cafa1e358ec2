using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>An event was given up after its handler had thrown for too long.</summary>
[GenerateSerializer]
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    public StreamEventDeliveryFailureException()
    {
    }

    public StreamEventDeliveryFailureException(string message) : base(message)
    {
    }

    public StreamEventDeliveryFailureException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

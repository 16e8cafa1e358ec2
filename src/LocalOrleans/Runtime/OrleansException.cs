namespace Orleans.Runtime;

/// <summary>Base of what the runtime itself throws.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.")
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>A message was refused.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}

/// <summary>The silo died with the call on it, or there is no silo.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException() : base("Silo is unavailable.")
    {
    }

    public SiloUnavailableException(string msg) : base(msg)
    {
    }

    public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The grain that enumerates was deactivated in between.</summary>
[GenerateSerializer]
public sealed class EnumerationAbortedException : Exception
{
    public EnumerationAbortedException()
    {
    }

    public EnumerationAbortedException(string message) : base(message)
    {
    }

    public EnumerationAbortedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>The configuration cannot work.</summary>
[GenerateSerializer]
public sealed class OrleansConfigurationException : Exception
{
    public OrleansConfigurationException()
    {
    }

    public OrleansConfigurationException(string message) : base(message)
    {
    }

    public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

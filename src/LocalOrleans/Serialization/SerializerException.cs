namespace Orleans.Serialization;

/// <summary>Something could not be copied as the packages would serialize it.</summary>
[GenerateSerializer]
public class SerializerException : Exception
{
    public SerializerException()
    {
    }

    public SerializerException(string message) : base(message)
    {
    }

    public SerializerException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

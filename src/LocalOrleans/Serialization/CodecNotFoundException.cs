namespace Orleans.Serialization;

/// <summary>A type has no codec: it lacks <see cref="GenerateSerializerAttribute"/> and is none of the well known ones.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException : SerializerException
{
    public CodecNotFoundException()
    {
    }

    public CodecNotFoundException(string message) : base(message)
    {
    }

    public CodecNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

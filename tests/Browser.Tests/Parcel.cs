namespace Sunomi.Tests.Browser;

/// <summary>A file on its way by tus.</summary>
internal sealed class Parcel(Uri address, byte[] bytes)
{
    public Uri Address => address;

    public string VideoId => address.Segments[^1];

    public byte[] Bytes => bytes;

    /// <summary>Bytes that are there.</summary>
    public int Sent { get; set; }
}

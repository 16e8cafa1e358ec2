using System.Text.Json.Serialization;

namespace Sunomi.Media;

/// <summary>Frames a second as a fraction, such as 30000/1001.</summary>
public readonly record struct FrameRate(int Numerator, int Denominator)
{
    [JsonIgnore]
    public double PerSecond => (double)Numerator / Denominator;

    /// <summary>Ticks a second of the video tracks: the numerator, doubled until a tick is at most a tenth of a millisecond.</summary>
    [JsonIgnore]
    public int Timescale => Numerator * TickScale;

    /// <summary>Ticks of one frame.</summary>
    [JsonIgnore]
    public int FrameTicks => Denominator * TickScale;

    private int TickScale
    {
        get
        {
            var scale = 1;
            while (Numerator * scale < 10_000)
            {
                scale *= 2;
            }

            return scale;
        }
    }

    public override string ToString() => $"{Numerator}/{Denominator}";
}

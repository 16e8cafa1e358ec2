namespace Sunomi.Media;

/// <summary>The lowest level of H.264 that holds a rendition (ITU-T H.264 table A-1), fixed so that every chunk has the same header.</summary>
internal static class H264Level
{
    private const int ReferenceFrames = 4;

    // level ×10, macroblocks a second, macroblocks a frame, macroblocks in the picture buffer, kbit/s of the high profile (×1.25)
    private static readonly (int Level, int PerSecond, int PerFrame, int Buffer, int KiloBits)[] Table =
    [
        (10, 1_485, 99, 396, 80),
        (11, 3_000, 396, 900, 240),
        (12, 6_000, 396, 2_376, 480),
        (13, 11_880, 396, 2_376, 960),
        (20, 11_880, 396, 2_376, 2_500),
        (21, 19_800, 792, 4_752, 5_000),
        (22, 20_250, 1_620, 8_100, 5_000),
        (30, 40_500, 1_620, 8_100, 12_500),
        (31, 108_000, 3_600, 18_000, 17_500),
        (32, 216_000, 5_120, 20_480, 25_000),
        (40, 245_760, 8_192, 32_768, 25_000),
        (42, 522_240, 8_704, 34_816, 62_500),
        (50, 589_824, 22_080, 110_400, 168_750),
        (51, 983_040, 36_864, 184_320, 300_000),
        (52, 2_073_600, 36_864, 184_320, 300_000),
        (60, 4_177_920, 139_264, 696_320, 300_000),
        (61, 8_355_840, 139_264, 696_320, 600_000),
        (62, 16_711_680, 139_264, 696_320, 1_000_000),
    ];

    /// <param name="maxRate">Bits per second; the buffer is taken to be twice as large.</param>
    public static int For(int width, int height, double frameRate, int maxRate)
    {
        var (across, down) = ((width + 15) / 16, (height + 15) / 16);
        var blocks = across * down;
        foreach (var row in Table)
        {
            var longest = Math.Sqrt(8.0 * row.PerFrame);
            if (blocks <= row.PerFrame
                && blocks * frameRate <= row.PerSecond
                && blocks * ReferenceFrames <= row.Buffer
                && Math.Max(across, down) <= longest
                && maxRate * 2.0 <= row.KiloBits * 1000.0)
            {
                return row.Level;
            }
        }

        return Table[^1].Level;
    }
}

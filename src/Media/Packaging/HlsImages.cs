using System.Globalization;
using System.Text;

namespace Sunomi.Media;

/// <summary>Writes the playlist of the storyboard's sheets, as the Image Media Playlist extension of HLS (version 0.4) has it.</summary>
internal static class HlsImages
{
    public static string Write(Storyboard storyboard, EncodePlan plan)
    {
        var tile = storyboard.IntervalFrames / plan.FrameRate.PerSecond;
        var longest = Sheets(storyboard, plan).Max(sheet => sheet.Seconds);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{(long)Math.Ceiling(longest)}\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        foreach (var (number, seconds, _) in Sheets(storyboard, plan))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXTINF:{seconds:0.000000},\n#EXT-X-TILES:RESOLUTION={storyboard.TileWidth}x{storyboard.TileHeight},LAYOUT={storyboard.Columns}x{storyboard.Rows},DURATION={tile:0.000000}\n{SegmentNames.Image(number)}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    public static Bandwidth BandwidthOf(Storyboard storyboard, EncodePlan plan) =>
        Bandwidth.Of([.. Sheets(storyboard, plan).Select(sheet => (sheet.Bytes, (long)(sheet.Seconds * 1000)))], timescale: 1000);

    private static IEnumerable<(int Number, double Seconds, long Bytes)> Sheets(Storyboard storyboard, EncodePlan plan)
    {
        var whole = storyboard.PerSheet * storyboard.IntervalFrames / plan.FrameRate.PerSecond;
        foreach (var (index, bytes) in storyboard.SheetBytes.Index())
        {
            yield return (index + 1, Math.Min(whole, plan.DurationSeconds - (index * whole)), bytes);
        }
    }
}

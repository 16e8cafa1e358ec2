namespace Sunomi.Tests.Videos;

/// <summary>Chunks of a few seconds, so that a short clip has several; and each encoder of sound alone is counted.</summary>
public sealed class ArrivalFixture : ClusterFixture
{
    private readonly string begun;

    public ArrivalFixture()
    {
        Settings["Media:OpeningSeconds"] = "2";
        Settings["Media:SegmentSeconds"] = "2";
        Settings["Media:ChunkSeconds"] = "4";
        Settings["Media:ShortestChunkSeconds"] = "4";
        Settings["Media:ChunkPixels"] = "0";

        begun = Path.Combine(Folder, "sounds");
        var counting = Path.Combine(Folder, "counting-ffmpeg");
        File.WriteAllText(counting, $"#!/bin/sh\ncase \"$*\" in *libx264*) ;; *audio-0.mp4*) echo >> '{begun}' ;; esac\nexec ffmpeg \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(counting, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Settings["Media:Ffmpeg"] = counting;
    }

    /// <summary>How often an encoder was begun for a sound track alone.</summary>
    public int SoundsBegun => File.Exists(begun) ? File.ReadAllLines(begun).Length : 0;
}

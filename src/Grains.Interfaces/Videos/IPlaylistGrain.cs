namespace Sunomi.Videos;

/// <summary>
/// Writes the playlists of a video that is still being made, from its plan and from how much is there, and those that name captions of its
/// owner; key: <see cref="VideoId"/>. Keeps nothing: the same question has the same answer everywhere and always.
/// </summary>
public interface IPlaylistGrain : IGrainWithStringKey
{
    /// <summary>Null when there is no such playlist.</summary>
    /// <param name="playback">as the video has it now; whoever asks may see the video</param>
    /// <param name="name">of the object, as <see cref="VideoPlayback"/> names them or as a playlist does</param>
    /// <param name="captions">those that the owner gave</param>
    Task<string?> Get(VideoPlayback playback, VideoCaptions[] captions, DateTimeOffset since, string name, CancellationToken cancellationToken);
}

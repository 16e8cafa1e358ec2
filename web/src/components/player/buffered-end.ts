/** Up to where there is something to play from the playhead on, in seconds; null when there is nothing. */
export function bufferedEnd({ buffered, currentTime }: HTMLVideoElement): number | null {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) <= currentTime + 0.1 && buffered.end(index) >= currentTime) {
      return buffered.end(index);
    }
  }
  return null;
}

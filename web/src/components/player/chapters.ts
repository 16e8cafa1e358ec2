/** A part of a video with a name; goes on to the next one. */
export interface Chapter {
  startSeconds: number;
  title: string;
}

/** The chapter of a moment; undefined before the first. */
export const chapterAt = (chapters: readonly Chapter[], moment: number) => chapters.findLast(({ startSeconds }) => startSeconds <= moment);

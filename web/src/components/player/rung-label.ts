/** A rung by its short side, so that portrait video has the usual names too; the frame rate is told when it is high. */
export function rungLabel({ width, height, frameRate }: { width: number; height: number; frameRate?: number }) {
  const side = width > 0 ? Math.min(width, height) : height;
  return `${side}p${frameRate && frameRate > 31 ? Math.round(frameRate) : ''}`;
}

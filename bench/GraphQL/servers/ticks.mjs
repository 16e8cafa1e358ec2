// What both JavaScript servers do for the mutation: tells so many ticks, 20 a second.
const notes = 'n'.repeat(100_000);

export function startTicks(ticks, publish) {
  let number = 0;
  const timer = setInterval(() => {
    number += 1;
    publish({ number, sentAt: performance.timeOrigin + performance.now(), text: 'somebody likes this video', viewCount: number * 3, notes });
    if (number === ticks) {
      clearInterval(timer);
    }
  }, 50);
  return true;
}

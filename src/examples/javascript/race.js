// Asks many places for the same thing, one shortly after the other.

const LAST_START = 1000;
const PACE = 10;
const PATIENCE = 10_000;

/** No address gave a good answer; `failures` says of each why. */
export class Unreachable extends Error {
  constructor(failures) {
    super(`no address answers: ${failures.map(({ key, reason }) => `${key} (${reason})`).join(", ")}`);
    this.failures = failures;
  }
}

/**
 * Starts with the first place, which has half a second to itself; the next ones begin evenly, half a second apart at most,
 * so that the last one begins when a second is over, and each that fails lets the next one begin at once. Three at a time
 * would have been kinder to networks, but when many hang and only the last one is alive, the reader would wait for half a
 * second more with each. No more than a hundred are due in a second: of more than fifty places the last ones begin later.
 * What a busy machine kept from beginning in time begins as soon as it may, and makes none of the others late. The first
 * good answer is it, and stops the others.
 *
 * @param settled told who won, and the keys of those that lost: that failed, or began before it and had as long as the
 *     first one has to itself; who began a moment before the winner is no worse than it
 * @param lastStart in how many milliseconds all have begun; the first one has half of that to itself
 */
export function race(places, attempt, signal, settled, lastStart = LAST_START) {
  const headStart = lastStart / 2;
  return new Promise((resolve, reject) => {
    const running = new Map();
    const failures = [];
    const began = performance.now();
    const since = () => performance.now() - began;
    // Depends on nothing that happened until then. The first place is 0, and begins at once.
    const due = (place) => {
      const even = ((place - 1) * headStart) / Math.max(places.length - 2, 1);
      return headStart + Math.max(even, (place - 1) * PACE);
    };
    let next = 0;
    let timer;
    const end = (act) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      running.forEach(({ stop }) => stop());
      // What those stopped say now comes too late.
      running.clear();
      act();
    };
    const abort = () => end(() => reject(signal.reason));
    const go = () => {
      clearTimeout(timer);
      if (next === places.length && running.size === 0) {
        end(() => reject(new Unreachable(failures)));
      } else if (next < places.length) {
        do start(places[next++]);
        while (next < places.length && due(next) <= since());
        if (next < places.length) timer = setTimeout(go, Math.min(due(next) - since(), headStart));
      }
    };
    const start = (place) => {
      const stopping = new AbortController();
      const late = setTimeout(() => stopping.abort(new Error("no answer")), PATIENCE);
      const stop = () => (clearTimeout(late), stopping.abort());
      running.set(place, { stop, at: since() });
      attempt(place, stopping.signal).then(
        (answer) => {
          if (!running.delete(place)) return;
          clearTimeout(late);
          const isOvertaken = (other) => running.has(other) && since() - running.get(other).at >= headStart;
          const overtaken = places.slice(0, places.indexOf(place)).filter(isOvertaken);
          settled(place, [...failures, ...overtaken].map(({ key }) => key));
          end(() => resolve(answer));
        },
        (error) => {
          clearTimeout(late);
          if (!running.delete(place)) return;
          failures.push({ key: place.key, reason: error.cause?.code ?? error.message });
          go();
        },
      );
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", abort);
    go();
  });
}

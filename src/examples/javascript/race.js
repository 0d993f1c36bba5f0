// Asks many places for the same thing, one shortly after the other.

const STAGGER = 500;
const IN_FLIGHT = 3;
const FAIR_START = 1250;
const PATIENCE = 10_000;

/** No address gave a good answer; `failures` says of each why. */
export class Unreachable extends Error {
  constructor(failures) {
    super(`no address answers: ${failures.map(({ key, reason }) => `${key} (${reason})`).join(", ")}`);
    this.failures = failures;
  }
}

/**
 * Starts with the first place, and with each next one when half a second brought no answer, or at once when one failed;
 * three at a time, but those that had more than a second keep nobody waiting. The first good answer is it, and stops the
 * others.
 *
 * @param settled told who won, and the keys of those that failed or were given a start and lost it
 */
export function race(places, attempt, signal, settled = () => {}) {
  return new Promise((resolve, reject) => {
    const running = new Map();
    const failures = [];
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
        if ([...running.values()].filter(({ at }) => Date.now() - at < FAIR_START).length < IN_FLIGHT) start(places[next++]);
        if (next < places.length) timer = setTimeout(go, STAGGER);
      }
    };
    const start = (place) => {
      const stopping = new AbortController();
      const late = setTimeout(() => stopping.abort(new Error("no answer")), PATIENCE);
      const stop = () => (clearTimeout(late), stopping.abort());
      running.set(place, { stop, at: Date.now() });
      attempt(place, stopping.signal).then(
        (answer) => {
          if (!running.delete(place)) return;
          clearTimeout(late);
          const overtaken = [...running].filter(([, { at }]) => Date.now() - at >= STAGGER).map(([{ key }]) => key);
          settled(place, [...failures.map(({ key }) => key), ...overtaken]);
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

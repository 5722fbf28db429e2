import fakeTimers from "@sinonjs/fake-timers";

/**
 * Runs `work` with timers and clocks that jump from event to event, and returns its result.
 *
 * @throws Error when `work` waits for something that no timer will bring.
 */
export async function inVirtualTime<T>(work: () => Promise<T>): Promise<T> {
  const clock = fakeTimers.install({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  try {
    let done = false;
    const result = work().finally(() => {
      done = true;
    });
    // A rejection is the caller's to see, below; here it must only not count as unhandled.
    result.catch(() => undefined);
    let idle = 0;
    while (!done) {
      const before = clock.now;
      await clock.nextAsync();
      idle = clock.now === before && clock.countTimers() === 0 ? idle + 1 : 0;
      if (idle > 1000) throw new Error("Cannot go on in virtual time: nothing is waiting for a timer");
    }
    return await result;
  } finally {
    clock.uninstall();
  }
}

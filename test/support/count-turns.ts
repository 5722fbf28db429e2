/**
 * Counts the turns of the event loop from now until it is asked. Somebody who blocks the loop takes a handful of
 * turns, however fast the machine is; somebody who leaves the work to others takes thousands. How long a turn takes
 * is measured in `bench/`.
 */
export function countTurns(): () => number {
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOver = true;
    return turns;
  };
}

// Loaded into the kernel's process before tslab (node --require): cells that fail say so in words, not as a stack.
import { describeFailure } from "./describe-failure";

const print = console.error;

// tslab keeps this function in an object of its own and calls it there; a learner's console.error has console for `this`.
console.error = function (this: unknown, ...args: unknown[]): void {
  const words = this === console || this === undefined ? null : describeFailure(args);
  if (words === null) print(...args);
  else print(words);
};

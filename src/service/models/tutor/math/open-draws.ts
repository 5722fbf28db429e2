/** Draws of which a question does not say whether what was drawn is put back. */
import { planOf } from "./mathematics";

/** Asks for what is missing; `null` when the text is no such question. */
export function openDraws(text: string): string | null {
  const isOpen =
    /\b(?:probability|chance|likelihood)\b/i.test(text) && planOf(`${text} (without replacement)`);
  return isOpen
    ? "I am the offline tutor and do not guess: is each one put back before the next is drawn? " +
        'Please ask again with "without replacement" or with "with replacement".'
    : null;
}

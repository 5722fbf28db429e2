/** Probabilities of dice, coins, cards and balls: the program goes through all equally likely outcomes. */
import type { Wording } from "../answer";
import type { Reading } from "../rule";
import { ballChance } from "./chances-of-balls";
import { cardChance } from "./chances-of-cards";
import { coinChance } from "./chances-of-coins";
import { diceChance, numberedChance } from "./chances-of-numbers";
import { chanceWords } from "./chances-words";

/**
 * Reads the whole text, as such questions come in any number of sentences: what is drawn or thrown, how often, and
 * the one event that is asked about, in any order. `null` when some word is left over.
 */
export function chanceQuestion(text: string, reading: Reading): Wording | null {
  if (text.length > MAX_LENGTH || !WORDS.test(text)) return null;
  const said = ` ${chanceWords(text)} `;
  if (!/ prob /.test(said) && !/\?\s*$/.test(text)) return null;
  for (const read of [coinChance, diceChance, numberedChance, cardChance, ballChance]) {
    const wording = reading.script.attempt(() => read(said, reading));
    if (wording) return wording;
  }
  return null;
}

const MAX_LENGTH = 600;
const WORDS =
  /\b(?:prob|probability|chances?|likelihood|likely|probable|odds)\b|\bp ?\(|\b(?:cards?|dic?e|coins?|balls?|marbles?)\b/i;

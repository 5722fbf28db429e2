/** Several questions in one message. */

import { gist } from "../gist/gist";
import { isIdle } from "../gist/reduce";
import { planOf } from "../math/mathematics";
import { isChatter } from "../math/sentences";
import type { Again, Skill } from "../skill";
import { together } from "./together";

/** Answers every part of a message that is a question of its own, when one skill cannot take them all. */
export const several: Skill = {
  name: "several questions",
  recognise(question, again) {
    const { text } = question;
    const pieces = piecesOf(text);
    if (pieces.length < 2 || pieces.length > MAX_PIECES || planOf(text)) return null;
    const parts = withPremises(pieces, again);
    const known = parts.flatMap(({ found }) => (found && found.skill !== "talk" ? [found] : []));
    const open = parts.filter(({ found }) => !found).map(({ piece }) => piece);
    if (known.every((each) => each.skill === "functions" || each.skill === "missing arguments")) return null;
    // "Make it dark. Can you change the colors?" is one wish.
    if (open.length === 0 && known.every((each) => each.skill === "plots" || each.skill === "data"))
      return null;
    const isTalk = parts.some(({ found }) => found?.skill === "talk");
    if (known.length === 0 || (known.length === 1 && open.length === 0 && !isTalk)) return null;
    if (open.length > 0 && gist.recognise(question, again)) return null;
    if (open.some((piece) => !/\?\s*$/.test(piece) || /\d/.test(piece))) return null;
    return together(
      known.map((each) => each.task),
      open,
    );
  },
};

const MAX_PIECES = 12;

/** What every piece asks; "Let x = 3." asks nothing, and is read together with each of the questions after it. */
function withPremises(pieces: readonly string[], again: Again): Part[] {
  const parts: Part[] = [];
  let premises = "";
  for (const piece of pieces) {
    const found = (premises && again(premises + piece)) || again(piece);
    const isPremise =
      !found &&
      /^(?:let|suppose|assume|given|if|define|consider|for|with)\b|^[a-z](?:\([a-z]\))? ?=/i.test(piece);
    if (isPremise) premises += `${piece.replace(/[.,;\s]*$/, ".")} `;
    else parts.push({ piece, found });
  }
  return parts;
}

interface Part {
  readonly piece: string;
  readonly found: ReturnType<Again>;
}

/** Numbered or lettered items, lines, or sentences that ask. */
function piecesOf(text: string): string[] {
  return (itemsOf(text) ?? text.split(BETWEEN))
    .map((each) => each.trim())
    .filter((each) => /[\p{L}\d]/u.test(each) && !isChatter(each) && !isIdle(each));
}

/** `1) ... 2) ...`, only when the numbers count up from 1. */
function itemsOf(text: string): string[] | null {
  const marks = [...text.matchAll(/(?:^|\s)\(?(\d{1,2}|[a-h])[.)]\s+(?=\S)/g)];
  const counts = marks.every(
    ([, mark = ""], at) => mark === String(at + 1) || mark === "abcdefgh".charAt(at),
  );
  if (marks.length < 2 || !counts) return null;
  const head = text.slice(0, marks[0]?.index);
  const items = marks.map((mark, at) => text.slice(mark.index + mark[0].length, marks[at + 1]?.index));
  return head.trim() === "" || /:\s*$/.test(head) ? items : [head, ...items];
}

const BETWEEN =
  /(?<=\?)\s+|(?<=[\p{L}\d)"”`$][.!])(?<!\b(?:vs|e\.g|i\.e|approx|resp)\.)\s+(?=\p{Lu})|\n+|;\s+|,?\s+(?:and|then|also|and also)\s+(?=(?:what|how|solve|plot|draw|find|calculate|compute|differentiate|integrate|factor|expand|simplify|convert)\b)/iu;

/** Probabilities of dice, coins, cards and balls: the program goes through all equally likely outcomes. */
import { plain } from "../../notation/plain";
import { formula, type Wording } from "../answer";
import { cardinal, type Reading } from "../rule";
import { politeness } from "../sentences";
import { ballChance } from "./chances-of-balls";

/** Reads the whole text, as such questions come in one or two sentences. `null` when it is none. */
export function chanceQuestion(text: string, reading: Reading): Wording | null {
  if (!/\b(?:probability|chance|likelihood|odds)\b/i.test(text)) return null;
  const asked = politeness(plain(text).replace(/\s+/g, " ")).replace(/[\s.?!]+$/, "");
  const { script } = reading;
  return (
    script.attempt(() => coins(asked, reading)) ??
    script.attempt(() => dice(asked, reading)) ??
    script.attempt(() => cards(asked, reading)) ??
    script.attempt(() => ballChance(asked, reading))
  );
}

const ASK =
  "(?:what(?: is|'s) |find |calculate |determine |compute )?(?:the )?(?:probability|chance|likelihood)(?: (?:of|that|to))?(?: (?:you|we|i|one))?(?: (?:getting|get|rolling|roll|throwing|throw|obtaining|obtain|drawing|draw|picking|pick|there (?:is|are)|seeing))?";
const QUANTITY = "(exactly |at least |at most |more than |fewer than |less than |no more than |only )?";

/** "A coin is flipped 3 times. What is the probability of exactly 2 heads?" */
function coins(text: string, reading: Reading): Wording | null {
  const times =
    /^(?:(?:if |when )?(?:a|one|the) (?:fair )?coin is (?:flipped|tossed|thrown) (\S+)(?: times)?|(?:if |when )?(?:you|we|i) (?:flip|toss|throw) (?:a (?:fair )?coin (\S+) times|(\S+) (?:fair )?coins)|(\S+) (?:fair )?coins are (?:flipped|tossed|thrown))[.,:;]? /i.exec(
      `${text} `,
    );
  const after =
    / (?:in|when|if|with|from|on) (?:(\S+) (?:fair )?coins|(\S+) (?:coin )?(?:flips|tosses|throws)(?: of a(?: fair)? coin)?|(?:flipping|tossing|throwing) (?:a (?:fair )?coin (\S+) times|(\S+) (?:fair )?coins)|a (?:fair )?coin is (?:flipped|tossed|thrown) (\S+) times)$/i.exec(
      text,
    );
  const asked = times ? text.slice(times[0].length) : after ? text.slice(0, after.index) : "";
  const event = new RegExp(
    `^${ASK} ${QUANTITY}(\\S+)(?: coins?| of them)?(?: (?:are|is|lands?(?: on)?|comes? up|shows?))? (heads?|tails?)$`,
    "i",
  ).exec(asked.trim());
  const n = cardinal((times ?? after)?.slice(1).find((each) => each !== undefined) ?? "");
  const all = /^(?:all|only)$/i.test(event?.[2] ?? "");
  const k = all ? n : cardinal((event?.[2] ?? "").replace(/^no$/i, "zero").replace(/^an?$/i, "one"));
  if (!event || n === null || k === null || n > 18 || n < 1) return null;
  const sign = signOf(event[1]);
  const side = /^h/i.test(event[3] ?? "") ? "H" : "T";
  reading.script.line(
    `outcomes = list(pairs("HT", repeat=${n}))`,
    `good = [each for each in outcomes if each.count("${side}") ${sign} ${k}]`,
    "p = F(len(good), len(outcomes))",
    'print("answer:", p)',
  );
  reading.script.check(`p == F(sum(comb(${n}, k) for k in range(${n} + 1) if k ${sign} ${k}), 2**${n})`);
  return probability();
}

const DIE =
  "(?:a |one |the )?(?:single )?(?:fair |standard |normal |regular |ordinary )*(?:(?:six|6)-sided )?(?:die|dice)";

/** "Two dice are rolled. What is the probability that the sum is 7?" */
function dice(text: string, reading: Reading): Wording | null {
  const before = new RegExp(
    `^(?:if |when )?(?:(?:you |we |i )?(?:roll|throw) )?(?:(\\S+) (?:fair |standard |six-sided )*dice|${DIE})(?: (?:are|is) (?:rolled|thrown))?(?: once| (\\S+) times)?[.,:;]? `,
    "i",
  ).exec(`${text} `);
  const after = new RegExp(
    `,? (?:with|on|in|from|when|if|using|of)(?: (?:you )?(?:rolling|throwing|roll|throw))? (?:(\\S+) (?:rolls|throws) of ${DIE}|(\\S+) (?:fair |standard |six-sided )*dice(?: are (?:rolled|thrown))?|${DIE}(?: is (?:rolled|thrown))?(?: (\\S+) times)?)$`,
    "i",
  ).exec(text);
  const found = before ?? after;
  if (!found) return null;
  const rest = (before ? text.slice(before[0].length) : text.slice(0, after?.index)).trim();
  const word = found.slice(1).find((each) => each !== undefined);
  const n =
    word === undefined || /^(?:a|the|fair)$/i.test(word)
      ? 1
      : cardinal(word.replace(/^once$/i, "one").replace(/^twice$/i, "two"));
  if (n === null || n < 1 || n > 6) return null;
  const condition = diceEvent(rest, n);
  if (!condition) return null;
  reading.script.line(
    `outcomes = list(pairs(range(1, 7), repeat=${n}))`,
    `good = [each for each in outcomes if ${condition}]`,
    "p = F(len(good), len(outcomes))",
    'print("answer:", p)',
    "# The same by the numbers that the dice show, whichever shows which.",
    `hands = [each for each in choices(range(1, 7), ${n}) if ${condition}]`,
    `ways = sum(factorial(${n}) // prod(factorial(each.count(k)) for k in set(each)) for each in hands)`,
  );
  reading.script.check(`p == F(ways, 6**${n})`);
  return probability();
}

/** The event as Python condition on `each`, the numbers of the dice. */
function diceEvent(text: string, n: number): string | null {
  const sum = new RegExp(
    `^${ASK}(?: (?:a|the))?(?: (?:sum|total))(?: of(?: the (?:dice|numbers|two|rolls))?)?(?: is| equals| are| being| of)?(?: (?:equal to|exactly))? ?(?:(at least|at most|more than|greater than|less than|smaller than) )?(\\S+)$`,
    "i",
  ).exec(text);
  if (sum) {
    const parity = /^(?:an )?(even|odd)$/i.exec(sum[2] ?? "")?.[1];
    if (parity) return `sum(each) % 2 == ${parity === "even" ? 0 : 1}`;
    const k = cardinal(sum[2] ?? "");
    return k === null ? null : `sum(each) ${signOf(sum[1])} ${k}`;
  }
  const several = new RegExp(
    `^${ASK} ${QUANTITY}(\\S+) (\\d|one|two|three|four|five|six)(?:'?s|es)?$`,
    "i",
  ).exec(text);
  const face = cardinal((several?.[3] ?? "").replace(/sixe?$/, "six"));
  const count = /^(?:an?|one)$/i.test(several?.[2] ?? "") ? 1 : cardinal(several?.[2] ?? "");
  if (several && face !== null && count !== null && face <= 6 && count <= n) {
    if (several[1]) return `each.count(${face}) ${signOf(several[1])} ${count}`;
    return count === 1 && n === 1
      ? `each[0] == ${face}`
      : count > 1
        ? `each.count(${face}) == ${count}`
        : null;
  }
  if (n !== 1) return null;
  const one = new RegExp(
    `^${ASK}(?: (?:a|an|the))?(?: number)? ?(?:(at least|at most|more than|greater than|less than|smaller than) )?(?:a |an )?(\\d|one|two|three|four|five|six|even|odd|prime)(?: number)?$`,
    "i",
  ).exec(text);
  const what = one?.[2]?.toLowerCase() ?? "";
  if (what === "even" || what === "odd") return `each[0] % 2 == ${what === "even" ? 0 : 1}`;
  if (what === "prime") return "each[0] in (2, 3, 5)";
  const k = cardinal(what);
  return one && k !== null ? `each[0] ${signOf(one[1])} ${k}` : null;
}

const RANKS = "2 3 4 5 6 7 8 9 10 jack queen king ace".split(" ");

/** One card from a full deck. */
function cards(text: string, reading: Reading): Wording | null {
  const match = new RegExp(
    `^${ASK} (?:an? |the )?(red|black|face|picture|ace|king|queen|jack|\\w+)(?: card)?(?: of (hearts|spades|clubs|diamonds))? (?:from|out of|in) (?:a |the )?(?:standard |shuffled |well-shuffled |full |normal |regular )*(?:52[- ]card )?(?:deck|pack)(?: of (?:52 )?(?:playing )?cards)?$`,
    "i",
  ).exec(text);
  if (!match) return null;
  const word = (match[1] ?? "").toLowerCase();
  const suit = (match[2] ?? "").toLowerCase();
  const rank = RANKS.includes(word) ? word : String(cardinal(word) ?? "");
  const isSuit = /^(?:heart|spade|club|diamond)$/.test(word) && suit === "";
  const isRed = word === "red";
  const ofSuit =
    isRed || word === "black"
      ? `suit in ${isRed ? '("hearts", "diamonds")' : '("spades", "clubs")'}`
      : isSuit || suit
        ? `suit == "${suit || `${word}s`}"`
        : "True";
  const ofRank = /^(?:face|picture)$/.test(word)
    ? 'rank in ("jack", "queen", "king")'
    : RANKS.includes(rank)
      ? `rank == "${rank}"`
      : "True";
  const isColor = isRed || word === "black";
  if ((isColor && suit) || (ofRank === "True" && !isColor && !isSuit)) return null;
  reading.script.line(
    `ranks = "${RANKS.join(" ")}".split()`,
    'suits = ("hearts", "diamonds", "spades", "clubs")',
    "deck = list(pairs(ranks, suits))",
    `good = [(rank, suit) for rank, suit in deck if ${ofRank} and ${ofSuit}]`,
    "p = F(len(good), len(deck))",
    'print("answer:", p)',
    "# The same as a product: rank and suit of a card have nothing to do with one another.",
    `again = F(sum(${ofRank} for rank in ranks), 13) * F(sum(${ofSuit} for suit in suits), 4)`,
  );
  reading.script.check("len(set(deck)) == 52 and p == again");
  return probability();
}

function signOf(words: string | undefined): string {
  const word = (words ?? "").trim().toLowerCase();
  if (word === "at least") return ">=";
  if (word === "at most" || word === "no more than") return "<=";
  if (word === "more than" || word === "greater than") return ">";
  return /^(?:fewer|less|smaller) than$/.test(word) ? "<" : "==";
}

export function probability(): Wording {
  return ({ answers: [answer] }) => (answer ? `The probability is ${formula(answer)}.` : null);
}

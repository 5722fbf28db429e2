/** The program for a chance: it goes through all equally likely draws, and counts once more in another way. */
import { formula, type Wording } from "../answer";
import type { Reading } from "../rule";
import type { Event } from "./chances-events";

/** What is drawn from. */
export interface Experiment {
  /** Python lines that define `bag`: how many there are of each kind. */
  readonly lines: readonly string[];
  /** How many there are in all, and of how many kinds. */
  readonly total: number;
  readonly kinds: number;
  /** Whether each is put back before the next; throws of dice and coins are such draws. */
  readonly putsBack: boolean;
}

/** `null` when there are too many draws, or more than there are things. */
export function chanceProgram(experiment: Experiment, event: Event, { script }: Reading): Wording | null {
  const { total, kinds, putsBack } = experiment;
  const { condition, drawn, isOrdered } = event;
  const isSmall = total ** drawn <= MOST_DRAWS;
  if (!putsBack && drawn > total) return null;
  if (!isSmall && (isOrdered || kinds ** drawn > MOST_KINDS)) return null;
  const one = putsBack
    ? "prod(F(bag[kind], sum(bag.values())) for kind in each)"
    : "sequence_probability(bag, each)";
  const byKind = `sum(${one} for each in pairs(bag, repeat=${drawn}) if ${condition})`;
  const way = putsBack ? "chance_with_return" : "set_probability";
  script.line(
    ...experiment.lines,
    ...(isSmall
      ? [
          "things = [kind for kind, n in bag.items() for _ in range(n)]",
          `draws = list(${putsBack ? `pairs(things, repeat=${drawn})` : `permutations(things, ${drawn})`})`,
          `good = [each for each in draws if ${condition}]`,
          "p = F(len(good), len(draws))",
        ]
      : [`p = ${byKind}`]),
    'print("answer:", p)',
    ...(isOrdered
      ? ["# The same kind by kind instead of one by one:", `again = ${byKind}`]
      : [
          "# The same without the order of drawing: the chance of each choice of kinds, added up.",
          `hands = [each for each in choices(bag, ${drawn}) if ${condition}]`,
          `again = sum(${way}(bag, {kind: each.count(kind) for kind in each}) for each in hands)`,
        ]),
  );
  script.check("p == again");
  for (const check of event.checks) script.check(check);
  return ({ answers: [answer] }) => (answer ? `The probability is ${formula(answer)}.` : null);
}

/** So many draws are gone through one by one, more of them kind by kind. */
const MOST_DRAWS = 300_000;
const MOST_KINDS = 20_000;

/** Puts questions that are asked in many ways, also in other languages, into the words that the readers know. */
import { plain } from "../notation/plain";
import { politeness } from "./sentences";

/** The question in other words; `null` when no rule has any. */
export function rephrase(text: string): string | null {
  const asked = politeness(plain(text)).replace(/[\s.?!]+$/, "");
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(asked);
    if (match) return asked.replace(pattern, words);
  }
  return null;
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const POINT = `\\(\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\)`;

const RULES: readonly [RegExp, string][] = [
  [
    /^(?:what(?:'s| is)|find|determine|calculate) ([a-z]),? (?:if|when|given(?: that)?|where|such that|so that|in) ([^?]*=[^?]*)$/i,
    "Solve $2 for $1",
  ],
  [
    /^(?:find|solve for|determine|calculate|solve|what is|get)(?: for)? ([a-z]) ?[:,] ?([^:]*=[^:]*)$/i,
    "Solve $2 for $1",
  ],
  [
    /^(?:if |given |suppose )?([^?,]*=[^?,]*?)[,.;?]? (?:then )?(?:what(?:'s| is)|find|solve for|determine|calculate)(?: the value of)? ([a-z])$/i,
    "Solve $1 for $2",
  ],
  [
    /^(?:what are|find|determine|give)(?: me)?(?: all)?(?: the)?(?: real)? (?:roots|zeros|zeroes) of (?:the polynomial |the function )?([^=]*[a-z][^=]*)$/i,
    "Solve $1 = 0",
  ],
  [
    /^(?:löse|lösen sie|berechne|résous|résolvez|résoudre|resuelve|resolver|resuelva|risolvi|risolvere|resolva|resolve|los op|rozwiąż|reši|решите?|解方程|求解|解)\s*:?\s*(?:(?:die|la|l'|el|a|le|de|het) ?)?(?:gleichung|équation|ecuación|equazione|equação|vergelijking|równanie|уравнение)?\s*:?\s*([^,]*=[^,]*?)(?:,? (?:bitte|s'il (?:te|vous) pla[iî]t|por favor|per favore|alsjeblieft|proszę))?$/iu,
    "Solve $1",
  ],
  [new RegExp(`^(?:(?:what(?:'s| is)|calculate|compute|find) )?${NUMBER} factorial$`, "i"), "What is $1!"],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?sum of the first (\d+) (?:natural numbers|positive integers|integers|whole numbers|numbers)$/i,
    "What is $1*($1 + 1)/2",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find|add) )?(?:the )?(?:sum of )?(?:all )?(?:the )?(?:numbers|integers|whole numbers) from 1 to (\d+)$/i,
    "What is $1*($1 + 1)/2",
  ],
  [
    new RegExp(
      `^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?slope of (?:the|a) (?:straight )?line (?:through|between|that passes through|passing through)(?: the points)? ${POINT} and ${POINT}$`,
      "i",
    ),
    "What is ($4 - $2)/($3 - $1)",
  ],
];

/** Puts questions that are asked in many ways, also in other languages, into the words that the readers know. */
import { plain } from "../notation/plain";
import { listFirst } from "./questions/statistics";
import { politeness } from "./sentences";

/** The question in other words; `null` when no rule has any. */
export function rephrase(text: string): string | null {
  const listed = listFirst(plain(text));
  if (listed) return listed;
  const asked = politeness(plain(text))
    .replace(/[¿¡]/g, "")
    .replace(/[\s.?!]+$/, "")
    .trim();
  for (const [pattern, words] of RULES) {
    const match = pattern.exec(asked);
    if (match) return asked.replace(pattern, words);
  }
  return null;
}

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const POINT = `\\(\\s*${NUMBER}\\s*,\\s*${NUMBER}\\s*\\)`;

const FOREIGN_ASK =
  "^(?:(?:was ist|wie lautet|bestimme|berechne|finde|cuál es|calcula|halla|encuentra|quelle est|calcule[rz]?|trouve[rz]?|qual è|calcola|trova|qual é|encontre)\\s+)?(?:die |das |la |l'|el |a |o |il )?";

const RULES: readonly [RegExp, string][] = [
  [
    new RegExp(
      `${FOREIGN_ASK}(?:ableitung|derivada|dérivée|derivata)\\s+(?:von|de|di|der|del|d')\\s*(.+)$`,
      "iu",
    ),
    "What is the derivative of $1",
  ],
  [
    new RegExp(
      `${FOREIGN_ASK}(?:stammfunktion|integral|intégrale|integrale|primitiva)\\s+(?:von|de|di|der|del|d')\\s*(.+)$`,
      "iu",
    ),
    "What is the integral of $1",
  ],
  [
    /^(?:(?:what is|calculate|compute|find) )?(?:the )?area of (?:a|the) circle (?:with|of) (?:a )?radius (?:of )?(.+)$/i,
    "What is pi*($1)^2",
  ],
  [
    /^(?:(?:what is|calculate|compute|find) )?(?:the )?(?:circumference|perimeter) of (?:a|the) circle (?:with|of) (?:a )?radius (?:of )?(.+)$/i,
    "What is 2*pi*($1)",
  ],
  [
    /^(?:(?:what is|convert|express|change|how much is|how many radians (?:are|is)) )?(.+?)\s*(?:degrees?|°) ?(?:to|in|into|as)? ?(?:radians?)?$(?<=radians?|^how many radians.*)/i,
    "What is ($1)*pi/180",
  ],
  [
    /^(?:(?:what is|convert|express|change|how much is) )?(.+?) radians? (?:to|in|into|as) degrees?$/i,
    "What is ($1)*180/pi",
  ],
  [
    /^(?:what is )?(?:the )?(?:solve|calculate|compute|evaluate) (?:this|that|it|the following)(?: for me)?\s*:\s*(.+)$/i,
    "$1",
  ],
  [/^(?:solve|calculate|compute|evaluate|do) (?:this|that|the following)(?: for me)?\s*:?\s+(.+)$/i, "$1"],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?weighted (?:average|mean) of ([^a-z]+?) and ([^a-z]+?) with weights (?:of )?([^a-z]+?) and ([^a-z]+?)$/i,
    "What is (($1)*($3) + ($2)*($4))/(($3) + ($4))",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find) )?log(?:arithm)?(?: to)?(?: the)? base (\S+) of (\S+)$/i,
    "What is log($2, $1)",
  ],
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

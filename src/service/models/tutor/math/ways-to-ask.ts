/** Many ways to ask, also in other languages. */
import { LINES_IN_WORDS } from "./lines-in-words";
import { SHAPES_IN_WORDS } from "./shapes-in-words";

const NUMBER = "(-?\\d+(?:\\.\\d+)?)";

const FOREIGN_ASK =
  "^(?:(?:was ist|wie lautet|bestimme|berechne|finde|cuál es|calcula|halla|encuentra|quelle est|calcule[rz]?|trouve[rz]?|qual è|calcola|trova|qual é|encontre)\\s+)?(?:die |das |la |l'|el |a |o |il )?";

/** A question as it may be asked, and in the words that the readers know. */
export const WAYS_TO_ASK: readonly [RegExp, string][] = [
  ...SHAPES_IN_WORDS,
  ...LINES_IN_WORDS,
  [
    /^(.*?)\b(two|three|2|3) dice (?:add up|add|sum up|sum|total)(?: to)? (\d+)\b(.*)$/i,
    "$1the sum of $2 dice is $3$4",
  ],
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
  [
    /^(?:for )?(?:which|what) (?:numbers?|values?)(?: (?:of|for))? ([a-z]),? (?:makes?|gives?|lets?) ([^=]+?) (?:equal(?: to)?|be|become|zero out to) ([^=]+)$/i,
    "Solve $2 = $3 for $1",
  ],
  [
    /^(?:(?:what(?:'s| is)|find|calculate|compute|determine|work out) )?d[yf]\/d([a-z]),? (?:for|of|if|when|where|given(?: that)?|:) (?:y|f\([a-z]\)) ?= ?(.+)$/i,
    "What is the derivative of $2 with respect to $1",
  ],
  [
    /^(?:(?:if|given|for|let) )?(?:y|f\([a-z]\)) ?= ?(.+?)[,.;] (?:then )?(?:what(?:'s| is)|find|calculate|compute|determine) d[yf]\/d([a-z])$/i,
    "What is the derivative of $1 with respect to $2",
  ],
  [
    /^(?:(?:what(?:'s| is)|find|calculate|compute|work out) )?d\/d([a-z]) ?(?:of )?\(?([^()]+|[^()]*\(.+\)[^()]*)\)?$/i,
    "What is the derivative of $2 with respect to $1",
  ],
  [
    /^(?:what(?:'s| is)|find) ([a-z]),? (?:if|when|given that|such that) ([^=]+?) (?:is(?: equal to)?|equals|makes|gives) ([^=]+)$/i,
    "Solve $2 = $3 for $1",
  ],
  [
    /^([a-zA-Z]\([a-z]\) ?= ?[^,;]+)[,;] (?:then )?((?:find|what is|calculate|evaluate|work out|determine) .+)$/i,
    "Let $1. $2",
  ],
  [
    /^(?:factor|take) out (?:the )?(?:(?:highest |greatest )?common factor )?(?:of |from |in )?([^=]*[a-z][^=]*)$/i,
    "Factor $1",
  ],
  [
    /^(?:if )?(\S+ ?(?:%|percent)) of (?:a|some|the|my) number (?:is|equals) (\S+?),? (?:then )?(?:what(?:'s| is)|find) (?:the|that|my) (?:whole )?number$/i,
    "$1 of what number is $2",
  ],
  [
    /^(?:in )?how many (?:different |distinct |possible )*ways (?:can|could) (?:you arrange )?(?:the )?letters (?:of|in) (?:the word )?["']?(\w+?)["']?(?: be (?:arranged|ordered|rearranged|placed))?$/i,
    "How many arrangements of the letters in $1",
  ],
  [
    /^(?:when|where|(?:at|for) (?:what|which) (?:values? of )?[a-z],?) (?:is|does) ([^=]*[a-z][^=]*?) (?:equal(?: to)?|=) ([^=]+)$/i,
    "Solve $1 = $2",
  ],
  [
    /^(?:(?:what are|find|determine|give) )?(?:all )?(?:the )?(?:real )?(?:roots|zeros|zeroes) of (?:the (?:polynomial|function|parabola) )?(?:[a-z]\([a-z]\)|y) ?= ?([^=]+)$/i,
    "Solve $1 = 0",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?sum of the first (\d+) (?:square numbers|perfect squares|squares)$/i,
    "What is $1*($1 + 1)*(2*$1 + 1)/6",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find) )?(?:the )?sum of the first (\d+) (?:cube numbers|perfect cubes|cubes)$/i,
    "What is ($1*($1 + 1)/2)^2",
  ],
  [/^(add|multiply) the (binary|octal|hexadecimal) numbers? (\w+) (?:and|by) (\w+)$/i, "$1 $3 and $4 in $2"],
  [
    /^what does (?:the )?(?:digit |number )?(\d) (?:stand for|mean|represent) in (?:the number )?([\d,]+)$/i,
    "What is the value of the digit $1 in $2",
  ],
  [
    /^how far (?:apart )?(?:are|is it between|is) (\([^()]*\)) (?:and|from|to) (\([^()]*\))(?: apart)?$/i,
    "What is the distance between $1 and $2",
  ],
  [
    /^(?:an? |the )?(?:price|value|number|quantity|amount|salary)(?: of)? (\S+)(?: euros?| dollars?| pounds?)? (?:goes up|rises|increases|is (?:increased|raised)|grows) by (\S+ ?(?:%|percent))[.,;]? (?:what(?:'s| is)|find) .+$/i,
    "Increase $1 by $2",
  ],
  [
    /^(?:an? |the )?(?:price|value|number|quantity|amount|salary)(?: of)? (\S+)(?: euros?| dollars?| pounds?)? (?:goes down|falls|drops|decreases|is (?:decreased|reduced|lowered|discounted)|shrinks) by (\S+ ?(?:%|percent))[.,;]? (?:what(?:'s| is)|find) .+$/i,
    "Decrease $1 by $2",
  ],
  [
    /^((?:(?:what(?:'s| is)|find|give|write|compute) )?(?:the )?(?:taylor|maclaurin) (?:series|polynomial|expansion) (?:for|of) .+?),? (?:up )?(?:to|of) (?:the )?(\d+)(?:st|nd|rd|th) (?:order|degree)$/i,
    "$1 up to degree $2",
  ],
  [
    /^(?:what(?:'s| is) )?(?:the )?(.+?),? (?:written |fully )?(simplified|expanded|factori[sz]ed|factored)$/i,
    "$2 $1",
  ],
  [
    /^what happens (?:to|with) (.+?) (?:as|when|if) ([a-z]) (?:goes to|tends to|approaches|gets close to|gets near) (.+)$/i,
    "What is the limit of $1 as $2 approaches $3",
  ],
  [
    /^(?:which|what)(?: (?:number|one|of these|of them|value))? is (?:closer|nearer) to ([^:,]+)[:,] (.+)$/i,
    "Which is the closest to $1: $2",
  ],
  [/^is (\S+) or (\S+) (?:closer|nearer) to (\S+)$/i, "Which is the closest to $3: $1 or $2"],
  [
    /^(?:(?:what(?:'s| is)|find|give|write)(?: me)? )?(?:a |the )?(?:general |explicit )?formula (?:for|of) (?:the )?(?:sequence )?(-?\d[^a-z]*)$/i,
    "What is the nth term of $1",
  ],
  [
    /^how many (?:different |distinct )?permutations (?:of|are there of) (?:the )?letters (?:of|in) (?:the word )?["']?(\w+?)["']?(?: are (?:there|possible))?$/i,
    "How many arrangements of the letters in $1",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find|add)(?: up)? )?(?:the )?sum(?: of)? the first (\d+) odd (?:whole |natural )?numbers$/i,
    "What is $1^2",
  ],
  [
    /^(?:(?:what(?:'s| is)|calculate|compute|find|add)(?: up)? )?(?:the )?sum(?: of)? the first (\d+) even (?:whole |natural )?numbers$/i,
    "What is $1*($1 + 1)",
  ],
  [
    /^(?:in )?how many (?:different )?ways can (?:a|an|the) (?:committee|team|group|jury|delegation|squad|pair) of (\d+)(?: (?:people|members|students|players))? be (?:chosen|formed|selected|picked|made) (?:from|out of) (?:a group of )?(\d+)(?: [a-z]+)?$/i,
    "How many ways are there to choose $1 out of $2",
  ],
  [
    /^(?:which|what) (?:number|one|value|fraction) is (?:the )?(smallest|least|largest|biggest|greatest)(?: of these| of them)?[:,] (.+)$/i,
    "What is the $1 of $2",
  ],
  [/^solve ([^=]*[a-z][^=]*?) (?:equals|is equal to) ([^=]+)$/i, "Solve $1 = $2"],
  [
    /^(?:break|split)(?: up)? (\d+)(?: down| up)? into (?:its )?prime(?:s| factors)$/i,
    "What is the prime factorization of $1",
  ],
  [
    /^(?:which|what) (?:digit|number) is (?:in|at) the (\w+(?: \w+)??)(?:'s)?(?: place| position)? (?:of|in) (?:the number )?([\d, ]+)$/i,
    "What is the $1 digit of $2",
  ],
  [
    /^remainder (?:of|for) (\S+) (?:when|if)(?: it is| is)? divided by (.+)$/i,
    "What is the remainder when $1 is divided by $2",
  ],
  [
    /^(?:what (?:value )?(?:does|do)|does) (.+) (?:approach|tend to|converge to|get close to) (?:as|when|if) ([a-z]) (?:gets?|becomes?|grows?|goes|is) (?:very |really )?(?:huge|large|big|to infinity|without (?:bound|limit)|infinite(?:ly large)?)$/i,
    "What is the limit of $1 as $2 goes to infinity",
  ],
  [
    /^(?:add up|sum up|add) (.+?),? (?:for|with|where) ([a-z]) (?:from|going from|=) (\S+) (?:to|up to|until) (\S+)$/i,
    "What is the sum of $1 for $2 from $3 to $4",
  ],
  [
    /^(?:put|place|write|arrange) (.+?) in order,? (?:from )?(?:the )?(smallest|least|lowest|biggest|largest|greatest|highest)(?: (?:to|first)(?: (?:the )?\w+)?)?$/i,
    "Sort $1 in $2 order",
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
];

/** Questions of calculus that are asked in many ways, in the words that the readers know. */

/** The sentence in the known words; unchanged when no rule has any. */
export function inOtherWords(sentence: string): string {
  let result = sentence;
  for (const [pattern, words] of RULES) result = result.replace(pattern, words);
  return result;
}

const CURVE = "(?:the )?(?:curve|graph|function|parabola|line)?(?: of)? ?(?:(?:y|f\\(x\\)) ?= ?)?";
const TO = "(?:approaches|tends to|goes to|->|→|approaching|tending to|going to)";

const RULES: readonly [RegExp, string][] = [
  [/\bsin(?:e)? of\b/gi, "sin"],
  [/\bcos(?:ine)? of\b/gi, "cos"],
  [/\btan(?:gent)? of (?=\d)/gi, "tan"],
  [/(\d+(?:\.\d+)?)\s*(?:°(?!\s*[CFK])|degrees?\b)(?=\s*[)+\-*/=]|\s*$)/g, "($1*pi/180)"],
  [/^does (?:the )?(limit .+?) exist$/i, "$1"],
  [
    new RegExp(
      `\\blim(?:it)?,? (?:as|when|for) ([a-z]) ${TO} (.+?)(?:,? from (?:the )?(left|right|above|below))?,? of (.+)$`,
      "i",
    ),
    "limit of $4 as $1 -> $2",
  ],
  [
    /\b(?:integral|antiderivative|integrate)(?: from| between) (.+?) (?:to|and) (.+?) (?:of )(.+?)(?: d([a-z]))?$/i,
    "integral of $3 from $1 to $2",
  ],
  [
    new RegExp(
      `^(.*?)(?:total )?area (?:under|below|beneath) ${CURVE}(.+?),? (?:from|between|on|over|for) (?:[a-z] ?= ?)?\\[?(.+?),? (?:to|and) (?:[a-z] ?= ?)?(.+?)\\]?$`,
      "i",
    ),
    "integral of abs($2) from $3 to $4",
  ],
  [
    /^(.*?)area (?:of the region )?between (?:the )?(?:curves |graphs (?:of )?|lines )?(?:y ?= ?)?(.+?) and (?:y ?= ?)?(.+?),? (?:from|for|between) (?:[a-z] ?= ?)?(.+?) (?:to|and) (?:[a-z] ?= ?)?(.+)$/i,
    "integral of abs(($2) - ($3)) from $4 to $5",
  ],
  [
    /^(.*?)(?:average|mean) value of (?:the function )?(?:(?:y|f\(x\)) ?= ?)?(.+?) (?:on|over|in)(?: the interval)? \[(.+?), ?(.+?)\]$/i,
    "integral of ($2)/(($4) - ($3)) from $3 to $4",
  ],
  [
    new RegExp(
      `^(.*?)(?:slope|gradient)(?: of the tangent(?: line)?)? (?:to|of|for) ${CURVE}(.+?) at (?:the point )?(?:where )?([a-z]) ?= ?(.+)$`,
      "i",
    ),
    "derivative of $2 with respect to $3 at $3 = $4",
  ],
  [
    /\b(expand|develop) (.+?) (?:as|in|into) a (taylor|maclaurin|power) (?:series|polynomial)\b/i,
    "$3 series of $2",
  ],
  [
    /\b(taylor|maclaurin|power) (series|polynomial|expansion) of (?:order|degree) (\d+) (?:of|for) (.+)$/i,
    "$1 $2 of $4 up to order $3",
  ],
  [
    /\b(taylor|maclaurin|power) (.+?),? (?:(?:up )?to(?: and including)?|through) (?:the )?(?:terms? (?:in|of|with) )?(?:[a-z]|\([a-z] ?[-+] ?\w+\))\^\(?(\d+)\)?(?: terms?)?$/i,
    "$1 $2 up to order $3",
  ],
  [/\bto (?:the )?(first|second|third|fourth|fifth|sixth) order\b/i, "to the $1 order"],
  [
    /\b(?:the )?(?:product|∏) of (.+?) (?:for|from|as) ([a-z]) ?(?:=|from) ?(.+?) to (.+)$/i,
    "prod_($2=$3)^($4) $1",
  ],
  [
    /^(?:combine|write|express|put) (.+?) (?:into|as|over|to) (?:a |one )?(?:single|common|one) (?:fraction|denominator)$/i,
    "together $1",
  ],
  [/^combine into (?:a |one )?(?:single |one )?fraction:? (.+)$/i, "together $1"],
  [/^(?:rationali[sz]e)(?: the denominator(?: of| in)?)? (.+)$/i, "rationalize $1"],
  [/^(?:what is )?(?:the )?partial fractions? of (.+)$/i, "partial fractions of $1"],
  [/^collect(?: (?:the )?(?:powers of|terms in))? ([a-z]) in (.+)$/i, "collect $1 in $2"],
];

/** Takes out what a message says about the answer, the place or the time, and nothing about the mathematics. */

const ASIDES: readonly RegExp[] = [
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?=(?:numbers|values|integers|fractions|marks|scores) ?[:(])/gi,
  /\b(?:nr|no)\. ?\d+\b|\bnr \d+\b/gi,
  /,? \b(?:over|in) the (?:integers|rationals|rational numbers)\b/gi,
  /,? \b(?:\w+ (?:decimals?|decimal places?|digits|significant figures)|an approximation|a rough value) (?:are|is|will be|would be) (?:enough|fine|ok(?:ay)?|sufficient|good)(?: enough)?\b/gi,
  /\b(?:no|without|not in|avoid) (?:an? |any )?(?:decimals?|rounding|fractions|calculators?)\b!?/gi,
  /\b(?:quotient|product|chain|power|sum) rule\b|\bdifferences? of (?:two )?squares\b|\b(?:i|you|we|they|it) means?\b/gi,
  /\bpositive (?=factors?\b|divisors?\b|real\b)/gi,
  /,? \b(?:in|into|as|of) (?:the )?(?:form )?a ?\+ ?b ?i\b(?: form)?/gi,
  /\b(?<=\b(?:my|our|these|those|the|following) )(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?= (?:groups|numbers|values|scores|marks|grades|measurements|results|quizzes|tests)\b)/gi,
  /\b(?:leave|leaving|keep|keeping) (?:the )?(?:π|pi|\\pi)(?![a-z])(?: in(?: it)?)?/gi,
  /,? \b(?:with|for|when|where|if) (?:all )?(?:[a-z] (?:is )?(?:not|non-?) ?(?:zero|0)|nonzero [a-z])\b/gi,
  /\b(?:\d|two|three)(?: ?[x×] ?| by |-by-)(?:\d|two|three)(?= (?:matrix|matrices|system|case|determinant)|\b\s*[.,;:])/gi,
  /\(?(?:the |dividing by |divide by |divided by |using |with |i mean )+\(?n ?[-−] ?1\)?(?: one| version| formula| denominator)?\)?/gi,
  /\b(?:(?:something|it|written|looks?|expect(?:ing)?|want) )+(?:like|in the form(?: of)?|of the form|as) \(?[a-z]* ?=? ?\(?[a-z]\b[^,.;?]*[-+*/^=][^,.;?]*/gi,
  /\b(?:show|explain|write|see|give|do|include)(?: me| us)? (?:each|every|all)(?: of the)?(?: single)? (?:lines?|steps?)(?: (?:of|in) (?:the|your) (?:solution|work|working|answer))?\b/gi,
  /\bstep[- ]by[- ]step\b|\b\d+-?(?:year|yr)s?-?olds?\b|\beach (?:other|one|time)\b/gi,
  /\b(?:one|two|three|four|\d)(?= (?:simultaneous |linear |unknown )?(?:equations?|unknowns?|variables?|vectors|points|matrices|functions|fractions|straight lines|lines)\b)/gi,
  /\b(?:order|the order) (?:does not|doesn't|doesnt|is not|isn't) (?:matter|important|relevant)\b/gi,
  /\b(?:keep(?:ing)?|leav(?:e|ing)|giv(?:e|ing)|with|in terms of|left in) (?:it |the answer |your answer |the result )?(?:as |in )?(?:terms of )?(?:a |an )?(?:exact (?:form|value)s?|fractions?|pi|π|ln|logs?|interval notation|surd form)\b(?= ?(?:[.,!?)]|please|pls|in\b|$))/gi,
  /\b(?:only|just|nothing but) (?:the |a |your )?(?:final |short |plain )?(?:answer|value|result|number|solution)s?\b|\b(?:answers?|value|results?|numbers?|solutions?) only\b|\bnothing else\b/gi,
  /\bno (?:long |further )?(?:lecture|explanations?|steps|working|details?|words|talk|fluff|need to [a-z]+|problem|worries|rush|idea|clue)\b/gi,
  /\b(?:yes or no|or no|or not|isn't it|right or wrong|not (?:so |too |very )?(?:sure|certain|good|hard|easy|sorted|important|urgent))\b/gi,
  /\b(?:i|we|they|you) (?:do not|don't|dont|did not|didn't|never|can not|cannot|can't) (?:really |quite |ever )?(?:know|understand|get|remember|see|recall|trust|want)\b/gi,
  /\b(?:at|in) least (?=i|we)\b/gi,
  /\b(?:grade|year|period|chapter|exercise|ex|page|unit|week|lesson|section|question|problem|level|room|slide|class|q)\.? ?\d+(?:[a-z]{1,2})?(?=[\s,.:;)!?]|$)(?!\s*[-+*/^=<>])/gi,
  /\bin (?:about |less than )?\d+ ?(?:min(?:ute)?s?|hours?|secs?|seconds?)\b(?=[\s.!?)]*$)/gi,
  /\b(?<=\b(?:these|those|the|both|all|following) )(?:two|three|four|five|2|3|4|5)(?= (?:\p{L}+ )*?\p{L})(?! (?:decimal|significant|places|digits|terms|coins|dice|d\.?p|s\.?f|sig))/giu,
  /\bin (?:this|that|the given|the same|the right|correct) order\b/gi,
  /,? \b(?:when|if|where|for|given|assuming|provided|with)(?: that)? [a-z] ?(?:isn't|is not|isnt|is different from|!=|≠|does not equal|not equal to|is never) ?-?\d+/gi,
  /(?:^|\s)[:;][-']?[)(DP](?=\s|$)/g,
];

/** The message without its asides: "only the answer", "grade 7", "in 5 minutes". */
export function withoutAsides(message: string): string {
  const asides = message.includes("=") ? [...ASIDES, DECIMALS] : ASIDES;
  return asides.reduce((rest, aside) => rest.replace(aside, " "), message);
}

/** How exactly solutions are wanted: they are given exactly where they can be. */
const DECIMALS =
  /,? (?:(?:and|please|then) )*(?:give|state|write|show|with|round)(?: me)? (?:the |your |it|them|x|both )?(?:answers?|results?|solutions?|values?)?(?: as a decimal)? ?(?:rounded |correct |accurate )?to (?:\w+) (?:decimals?(?: places?)?|d\.?p\.?|significant (?:figures|digits))(?: please)?/gi;

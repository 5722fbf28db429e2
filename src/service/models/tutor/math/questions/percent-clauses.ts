/** The clauses of stories of one price and one percentage; `null` or no match means that nothing is guessed. */

/** A clause that asks. */
export interface AskingClause {
  readonly when: RegExp;
  readonly asked: "result" | "change" | "original";
}

/** A clause about a change; `rises` is open where the words in the group `way` say it. */
export interface ChangeClause {
  readonly when: RegExp;
  readonly rises?: boolean;
}

const CURRENCY = "euros?|dollars?|pounds?|cents?|eur|usd|gbp|francs?|€|£";
const AMOUNT = `(?<amount>\\d+(?:\\.\\d+)?) ?(?<unit>${CURRENCY})?(?: (?:a|per) (?:month|year|week|hour|night))?`;
const RATE = "(?<rate>\\d+(?:\\.\\d+)?) ?(?:%|per ?cent)";
/** No digits, and no words that would multiply. */
const WORD = "(?!each|every|per|both|two|three|half|dozen|pairs?|of\\b)[a-z][a-z'-]*";
const THING = `(?:(?:a|an|the|my|his|her|their|our|your|this|some) )?${WORD}(?: (?:of (?:a|an|the) )?${WORD}){0,4}`;
const WHO = `(?:it|that|this|which|he|she|${THING})`;
const DOWN = "(?:discount|reduction|price cut|price reduction|price drop|cut|drop|decrease|markdown)";
const TAX = "(?:sales tax|tax|vat|gst|tip|gratuity|service charge|service fee|delivery fee|commission)";
const UP = `(?:${TAX}|(?:pay )?(?:raise|rise)|(?:price )?(?:increase|rise)|markup|mark-up|surcharge)`;
const TAIL =
  "(?: (?:now|today|this week|then|in the sale|at the checkout|by the shop))?(?: (?:the|its|his|her|that) (?:original |regular |normal |full |usual |marked |list )?price)?";
const KIND = "price|cost|amount|salary|wage|pay|bill|total|rent|value|fare|fee";
/** One person or thing; of several it is not sure what each pays. */
const PERSON = "(?:i|you|he|she|we|they|one|it|the [a-z]+(?<!s))";
const THEN =
  "(?: (?:now|then|today|in total|altogether|in all|finally|overall|after that))?(?: (?:after|with|including|incl\\.?) (?:the )?(?:discount|reduction|increase|raise|rise|tax|tip|sale|vat|sales tax|change|markup))?";

export const PRICES: readonly RegExp[] = [
  rule(
    `${WHO} (?:(?:normally|usually|originally|regularly|currently|now|only) )?(?:costs?|is priced at|sells? for|is sold for|is on sale for|is sold at|has a price of|had a price of|comes to|amounts to|earns|makes|is worth|was priced at)(?: now| only)? ${AMOUNT}(?: (?:now|before tax))?`,
  ),
  rule(`(?:${THING} )?(?:${KIND})(?: of ${THING})? (?:is|was|are) ${AMOUNT}`),
  rule(
    `(?:it|${THING}) (?:is|was) (?<amount>\\d+(?:\\.\\d+)?) ?(?<unit>${CURRENCY})(?: before (?:the )?(?:tax|tip|vat))?`,
  ),
];

export const CHANGES: readonly ChangeClause[] = [
  // "after a 20% discount", and with the price in the same clause.
  { when: rule(`(?<after>after) (?:a |an |the )?${RATE} (?<way>${DOWN}|${UP}|off)`) },
  {
    when: rule(
      `(?:${WHO} (?:now |only )?(?:costs?|cost|is|was|sells for|is sold for) )${AMOUNT} (?<after>after) (?:a |an |the )?${RATE} (?<way>${DOWN}|${UP}|off)`,
    ),
  },
  {
    when: rule(
      `(?:${WHO} (?:costs?|cost|is|was|comes to) )${AMOUNT}(?<after>,? including| with)(?: a)? ${RATE} (?<way>${TAX})`,
    ),
    rises: true,
  },
  {
    when: rule(
      `(?<after>(?:which|that) is|(?:that|this) is already) (?:a )?${RATE} (?<way>off|less than|more than)(?: (?:the|its) (?:original|regular|normal|old|full|list) price)?`,
    ),
  },
  {
    when: rule(
      `(?:${WHO} )?(?:(?:is|was|are|gets|has been|comes|goes) )?(?:now )?(?:on sale )?(?:for |at |with )?(?:a )?${RATE} (?:off|discount|reduction|cheaper|price cut)${TAIL}`,
    ),
    rises: false,
  },
  {
    when: rule(
      `(?:${WHO} )?(?:(?:is|was|are|gets|has been) )?(?:now )?(?:reduced|discounted|lowered|cut|marked down|decreased) by ${RATE}${TAIL}`,
    ),
    rises: false,
  },
  {
    when: rule(
      `${WHO} (?:falls|drops|decreases|goes down|fell|dropped|went down|shrinks|sinks) by ${RATE}${TAIL}`,
    ),
    rises: false,
  },
  {
    when: rule(`(?:the )?(?:discount|reduction|markdown)(?: rate)? is ${RATE}`),
    rises: false,
  },
  {
    when: rule(
      `(?:there is|there was|you (?:get|have|receive)|i (?:get|have)|he gets|she gets|with|the (?:shop|store) (?:gives|offers))(?: you| me)? (?:a |an )?${RATE} (?<way>${DOWN})(?: on it| on the [a-z]+)?`,
    ),
    rises: false,
  },
  {
    when: rule(
      `(?:${WHO} )?(?:(?:is|was|are|gets|has been) )(?:now )?(?:raised|increased|marked up) by ${RATE}${TAIL}`,
    ),
    rises: true,
  },
  {
    when: rule(`${WHO} (?:rises|increases|goes up|grows|rose|increased|went up|grew) by ${RATE}${TAIL}`),
    rises: true,
  },
  {
    when: rule(
      `(?:there is|plus|with|you (?:pay|add|leave|give|get)|i (?:pay|add|leave|give|get)|(?:he|she) (?:pays|adds|leaves|gives|gets)|they (?:pay|add|leave|give|get)|we (?:pay|add|leave|give|get)|${THING} gets|add) (?:a |an )?${RATE} (?:${UP})(?: is added| on it| to it| on top)?`,
    ),
    rises: true,
  },
  { when: rule(`(?:the )?(?:${TAX}|markup)(?: rate)? is ${RATE}`), rises: true },
  { when: rule(`(?:a |an )?${RATE} ${TAX} is added(?: to it)?`), rises: true },
];

export const QUESTIONS: readonly AskingClause[] = [
  {
    when: rule(
      `(?:(?:what(?:'s| is| was| will be| would be)|find|calculate|how much is|determine) )?(?:the |its |his |her |their |my |your )?(?:new|sale|final|discounted|reduced|total|selling|increased|sales) (?:${KIND})(?: of (?:it|the [a-z]+))?${THEN}`,
    ),
    asked: "result",
  },
  {
    when: rule(
      `(?:how much|what) (?:does|do|will|would|must|should|is) ${PERSON}(?: (?:cost|pay|have to pay|need to pay|earn|make|costs))?(?: for (?:it|the [a-z]+))? (?:now|then|today|in total|altogether|in all|after the (?:discount|reduction|raise|increase)|(?:with|including) (?:the )?(?:tax|tip|vat))`,
    ),
    asked: "result",
  },
  {
    when: rule(
      `(?:how much|what) (?:does|do|will|would|must|should) ${PERSON} (?:cost|pay|have to pay|need to pay|earn)(?: for (?:it|the [a-z]+))?`,
    ),
    asked: "result",
  },
  {
    when: rule(
      `(?:what is the (?:new )?price|how much (?:does|will) (?:it|the [a-z]+) cost|what does (?:it|the [a-z]+) cost|how much is (?:it|the [a-z]+)) (?:after|with|including) (?:a |an |the )?${RATE} (?<way>${DOWN}|${UP}|off)`,
    ),
    asked: "result",
  },
  { when: rule("(?:what(?:'s| is)|find) the total(?: to pay)?"), asked: "result" },
  { when: rule("what is the price now|what does it cost now"), asked: "result" },
  { when: rule(`(?:how much|what) is (?:a|the) ${RATE} (?<way>${TAX}|${DOWN})(?: on it)?`), asked: "change" },
  {
    when: rule(
      `how much (?:do|does|did|will|would) ${PERSON} save(?: on it)?|(?:how much|what) is (?:the|his|her) (?:discount|reduction|saving|${TAX}|raise|increase|markup)(?: amount)?(?: in (?:euros?|dollars?|pounds?|money))?|how much (?:${TAX}|of a tip) (?:do|does|will|must|should|would) ${PERSON} (?:pay|leave|give)`,
    ),
    asked: "change",
  },
  {
    when: rule(
      "(?:(?:what(?:'s| is| was)|find|calculate|how much was) )?(?:the |its |his |her |their |my )?(?:original|regular|normal|old|previous|initial|full|list|starting|net) (?:price|cost|amount|salary|wage|bill|rent|value)(?: before.*)?",
    ),
    asked: "original",
  },
  {
    when: rule(
      `(?:what|how much) (?:did|does) (?:it|the [a-z]+) cost (?:originally|before|at first|without (?:the )?(?:tax|vat))(?: (?:the )?(?:discount|sale|increase|tax|reduction))?|what was (?:the|its) price before(?: the)? ?[a-z]*|what is the price (?:without|before) (?:the )?(?:tax|vat|sales tax)`,
    ),
    asked: "original",
  },
];

function rule(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, "i");
}

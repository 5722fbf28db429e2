/** Cuts a message into sentences and takes off words of politeness. */

/** The sentences of a text in plain notation, without their final marks, empty ones left out. */
export function sentences(text: string): string[] {
  return text
    .replace(/\r/g, "")
    .replace(/[¿¡]/g, " ")
    .replace(/\b(wrt|vs|e\.g|i\.e|approx|resp|w\.r\.t)\.(?=\s)/gi, "$1")
    .split(/(?<=[^\d\s.)]|\d\s?|\))[.](?=\s|$)|(?<=[a-zA-Z]{2})!(?=\s|$)|\?(?!\s*\(?[a-d]\))(?=\s|$)|\n{2,}/)
    .flatMap(splitCondition)
    .map((each) => politeness(each.replace(/\s+/g, " ").trim()))
    .filter((each) => /[\p{L}\d]/u.test(each));
}

/** "If f(x) = x^2, what is f(3)" says two things. */
function splitCondition(sentence: string): string[] {
  const before =
    /^\s*(?:if|given(?: that)?|suppose(?: that)?|assuming(?: that)?|let|for|when|with|where|consider)\s+(.+?),?\s+(?:then\s+)?((?:what|find|calculate|compute|determine|solve|evaluate|how|give|is|which|work out|simplify|expand|factor)\b.+)$/is.exec(
      sentence.trim(),
    );
  if (before && /=|\bbe\b|\bequals?\b|\bis\b/.test(before[1] ?? ""))
    return [`Let ${before[1]}`, before[2] ?? ""];
  const after =
    /^((?:what|find|calculate|compute|determine|evaluate|give|work out)\b.+?),?\s+(?:if|where|when|given(?: that)?|for|assuming that|with)\s+([a-zA-Z](?:\s*\([a-z]\))?\s*=.+)$/is.exec(
      sentence.trim(),
    );
  const at =
    /^((?:evaluate|what is|find|compute|calculate|determine)\b(?!.*\b(?:derivative|limit|slope|tangent|gradient|integral|series|polynomial of|expansion)\b|.*\bd\w?\/d).+?),? at ((?:the point )?[a-zA-Z]\s*=.+)$/is.exec(
      sentence.trim(),
    );
  if (at) return [`Let ${at[2]}`, at[1] ?? ""];
  if (after) return [`Let ${after[2]}`, after[1] ?? ""];
  return [sentence];
}

/** Sentences that ask and say nothing about mathematics. */
export function isChatter(sentence: string): boolean {
  if (/[\d=+*/^<>]/.test(sentence)) return false;
  return CHATTER.test(sentence.trim());
}

const CHATTER =
  /^(?:hi|hello|hey|dear|good (?:morning|day|evening)|thanks?|thank you|please|can you (?:please )?(?:help|do|solve|show)|could you|would you|help|i need (?:some )?help|i (?:am|'m) (?:stuck|not sure|learning|a student)|i don'?t (?:know|understand)|explain|show|what do you think|do you know|how do i|hola|buenos|gracias|por favor|puedes|me puedes|bonjour|merci|s'il|peux|pouvez|hallo|guten|danke|bitte|kannst|können|ciao|grazie|olá|obrigad)\b.*$/i;

const OPENERS: readonly RegExp[] = [
  /^(?:please|kindly|now|next(?=,)|then|so|ok(?:ay)?|and|also|well|hi|hello|hey|hi there|hello there|dear tutor|good (?:morning|day|evening)|question|task|problem|exercise)\b(?: \d+)?[\s,:;!.-]+/i,
  /^(?:can|could|would|will) (?:you|we|i|someone|anyone)(?: please| kindly)?(?: help me(?: to| with)?| tell me| show me(?: how to)?| explain(?: to me)?(?: how to)?| give me)?[\s,:]+/i,
  /^(?:i|we) (?:need|want|would like|have|am trying|'d like|am asked|must|wish)(?: help| you)?(?: to| with)?(?: know| find out)?[\s,:]+/i,
  /^i'd like to(?: know)? /i,
  /^(?:please )?(?:help me(?: to| with)?|tell me|show me(?: how to)?|let's|let us|do you know|i wonder|explain how to|how (?:do|can|would) (?:i|you|we)|use the code interpreter to|use python to) /i,
];

/** Without "Please", "Can you help me to" and the like at either end. */
export function politeness(sentence: string): string {
  let result = sentence.replace(/\bwhat(?:'|’)?s\b/gi, (word) =>
    word.startsWith("W") ? "What is" : "what is",
  );
  for (let before = ""; before !== result; ) {
    before = result;
    for (const opener of OPENERS) result = result.replace(opener, "");
    result = result.replace(
      /[\s,]+(?:please|for me|thanks|thank you|now|can you help(?: me)?|step by step|right)[\s!?.]*$/i,
      "",
    );
  }
  return result.trim();
}

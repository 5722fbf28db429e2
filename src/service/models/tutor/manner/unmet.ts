/** Wishes for a voice or a language that a set of rules does not have. */

const SAY = "(?:talk|speak|answer|reply|respond|write|sound|act|behave|explain)(?:s|ing)?";
const LANGUAGES =
  "French|German|Spanish|Italian|Portuguese|Dutch|Polish|Japanese|Chinese|Korean|Arabic|Russian|Turkish|Hindi|Swedish|Norwegian|Danish|Finnish|Czech|Greek|Hebrew|Latin|Ukrainian|Klingon";
const FORMS =
  "rhymes?|verses?|poems?|haikus?|rap|song|limericks?|riddles?|slang|emojis?|capital letters|all caps|old English";
/** Ways to talk that the tutor has anyway, or that are no voice. */
const USUAL =
  "(?:an? )?(?:this|that|so|these|the|it|in|i|you|what|tutor|teacher|expert|professional|mathematician|scientist|assistant|normal|good|friendly|patient|helpful|math\\w*)\\b";
const VOICES =
  "pirate|Yoda|Shakespeare|cowboy|wizard|robot|alien|clown|poet|rapper|comedian|medieval \\p{L}+|(?:grumpy|old) \\p{L}+";

const NAME = "[^,:]{2,40}?(?= and\\b| who\\b| that\\b| while\\b| when\\b|[,:]|$)";

/** Each with the words for what cannot be done, made of the first group of its match. */
const WISHES: readonly [RegExp, (found: string) => string][] = [
  [
    pattern(`\\b(?:${SAY}|everything|all answers|only)\\b[^,:]{0,40}?\\b(?:in|into) (${LANGUAGES})\\b`),
    (language) => `answer in ${language}`,
  ],
  [pattern("\\b(?:antworte|sprich|schreib\\p{L}*)\\b.{0,30}\\bauf (deutsch)\\b"), () => "answer in German"],
  [
    pattern(`\\b(?:talk|speak|sound)(?:s|ing)?\\b[^,:]{0,25}?\\blike (?!${USUAL})(${NAME})`),
    (voice) => `talk like ${voice}`,
  ],
  [
    pattern(`\\b${SAY}\\b[^,:]{0,25}?\\b(?:like|as(?: if you were)?) ((?:an? )?(?:${VOICES}))\\b`),
    (voice) => `talk like ${voice}`,
  ],
  [pattern(`\\byou are (?:now )?((?:an? )?(?:${VOICES}))\\b`), (voice) => `talk like ${voice}`],
  [
    pattern(`\\b(?:pretend to be|impersonate|role-?play(?: as)?) (?!${USUAL})(${NAME})`),
    (role) => `play ${role}`,
  ],
  [
    pattern(
      `\\b(?:talk|speak|answer|reply|respond|write|explain)\\b[^,:]{0,25}?\\b((?:in|as|with) (?:a |an )?(?:${FORMS}))\\b`,
    ),
    (form) => `answer ${form}`,
  ],
  [pattern("\\b((?:use|add) (?:lots of |many |some |an? )?emojis?)\\b"), () => "write emojis"],
  [pattern(`\\b(in the style of ${NAME})`), (style) => `answer ${style}`],
  [
    pattern("\\b(?:be|sound) (sarcastic|rude|funny|humorous|poetic|dramatic)\\b"),
    (tone) => `be ${tone.toLowerCase()}`,
  ],
  [pattern("\\btell (?:a|one) joke\\b"), () => "tell jokes"],
];

/** Sentences with one of these ask for nothing, or only sometimes. */
const OPEN = /\b(?:not|never|don't|avoid|without|if|when|unless|can|may|could)\b/i;

/** The short sentence that says what the instructions ask for in vain; `null` when they ask for no such thing. */
export function unmetWish(instructions: string): string | null {
  const plainly = instructions.split(/[.;!?\n]+/).filter((sentence) => !OPEN.test(sentence));
  for (const sentence of plainly) {
    for (const [wish, say] of WISHES) {
      const match = wish.exec(sentence.trim());
      if (match)
        return `I am the offline tutor, a set of rules, so I cannot ${say(match[1] ?? "")}; a connected model can.`;
    }
  }
  return null;
}

function pattern(source: string): RegExp {
  return new RegExp(source, "iu");
}

/** Small talk: greetings, who answers, what it can do, other languages. */
import { wishesOf } from "../manner/instructions";
import { ABILITIES, CONNECT } from "../refusal";
import { replay } from "../replay";
import { answerTask, type Question, type Skill, type Task } from "../skill";

/** Answers what needs no tool. */
export const talk: Skill = {
  name: "talk",
  recognise(question) {
    const text = question.text.trim();
    if (text === "") return answerTask(`Hello! I am the offline tutor. ${ABILITIES}`);
    if (text.length > 300) return null;
    for (const [pattern, reply] of REPLIES) {
      if (!pattern.test(text)) continue;
      const said = typeof reply === "string" ? reply : reply(question);
      if (said !== null) return answerTask(said);
    }
    return null;
  },
};

/** "in French please": says that it cannot; stands after the skills that know the word otherwise. */
export const otherLanguage: Skill = {
  name: "other language",
  recognise({ text }, again) {
    const language = LANGUAGE.exec(text)?.[1];
    if (!language) return null;
    const rest = text.replace(LANGUAGE, " ").replace(/\s+(?=[?.!])/g, "");
    const found = /\d/.test(rest) ? again(rest) : null;
    if (found && found.skill !== "retrieval") {
      return noted(found.task, "I can only answer in English, so here it is in English.");
    }
    return answerTask(
      `I can only answer in English. I cannot write ${language.charAt(0).toUpperCase()}${language.slice(1)}, as I am a set of rules and no language model. ` +
        `I do read mathematics in any language, when the formula is written out. ${CONNECT}`,
    );
  },
};

function noted(task: Task, note: string): Task {
  return {
    next(rounds) {
      const move = replay(task, rounds, true);
      return move.kind === "call" ? move : { kind: "answer", text: `${note} ${move.text}` };
    },
  };
}

const LANGUAGE =
  /\b(?:in|into|to|auf|en)\s+(french|german|spanish|italian|portuguese|dutch|polish|japanese|chinese|korean|arabic|russian|turkish|hindi|swedish|greek|latin|deutsch|español|français|francais|italiano)\b/i;

/** `null` when the text turns out to be a question for another skill. */
type Reply = string | ((question: Question) => string | null);

const END = "[\\s!.,?👋😊🙂]*$";

const WHO =
  "I am the offline tutor: a set of rules that writes short Python programs, runs them in the code interpreter and checks what comes out. " +
  "I am no language model, I need no account and no network, and what I do not understand I decline.";

const UNMOVED =
  "I am the offline tutor, a set of rules and no language model: there is nothing in me that a message could talk out of its rules. Ask me a question of mathematics.";

const REPLIES: readonly [RegExp, Reply][] = [
  [
    new RegExp(
      `^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|hallo|hola|bonjour|servus|moin|howdy)(?: there| everyone| tutor| assistant)?[\\s!.,]*)+(?:my name is [\\p{L} '-]+|i(?:'m| am) [\\p{Lu}][\\p{L}'-]*|how are you(?: today| doing)?|nice to meet you)?${END}`,
      "iu",
    ),
    greeting,
  ],
  [new RegExp(`^(?:my name is|i(?:'m| am) called|call me) [\\p{L} '-]+${END}`, "iu"), greeting],
  [
    /\b(?:system prompt|(?:your|the) (?:hidden |secret |initial )?(?:instructions|prompt|rules)\b.*(?:verbatim|word for word)|(?:reveal|print|show|repeat|tell me|what (?:are|is|were)) (?:me )?(?:all )?your (?:hidden |secret |system |initial )?(?:instructions|prompt|rules)|repeat everything above)\b/i,
    "I have no hidden prompt. I am the offline tutor, a set of rules, and of the instructions of an assistant I read only how to answer: whom to address, how long, in which form. The code that created the assistant knows them.",
  ],
  [
    /^(?:please )?(?:ignore|forget|disregard|override)\b[^.?!]*\b(?:instructions?|rules?|prompts?|told|everything|above)\b|^you are now\b|\b(?:pretend|act as if|say) (?:that )?you(?:'re| are)\b|\bjailbreak\b|\bdeveloper mode\b/i,
    // A question after it is answered as any other.
    ({ text }) => (/[.!?]\s+\S/.test(text) && /\d/.test(text) ? null : UNMOVED),
  ],
  [
    /\b(?:who (?:made|created|built|wrote|programmed|trained) you|do you (?:have|feel|like|love|think|sleep|dream|believe|want)\b|are you (?:alive|conscious|happy|sad|married|smart|sentient)|your favou?rite|how old are you|where (?:are|do) you (?:from|live))\b/i,
    "I am a set of rules in this project's code, so there is nothing to tell about me beyond that: I have no feelings, no age and no opinions. What shall we compute?",
  ],
  [/^how are you\b/i, "I am well, thank you, as rules always are. What shall we compute?"],
  [
    /\b(?:who|what) (?:are|r) (?:you|u)\b|\bare you (?:a |an |really |really an? )?(?:gpt|chat ?gpt|openai|ai|bot|robot|human|person|language model|llm|real)\b|\b(?:which|what) (?:language )?(?:model|ai|llm)\b.*\b(?:you|this|answering|talking)\b|\bintroduce yourself\b|\bwhat(?:'s| is) your name\b/i,
    WHO,
  ],
  [
    /\bwhat (?:can|could) (?:you|i) (?:do|ask|help)\b|\bhow can you help\b|\bwhat are you able\b|^(?:help|\?)[\s!.?]*$|\bwhat do you (?:know|do|offer)\b|\byour (?:abilities|skills|capabilities)\b/i,
    () => `I am the offline tutor. ${ABILITIES}\n\n${CONNECT}`,
  ],
  [/\bwhat(?:'s| is) my name\b|\bdo you (?:know|remember) my name\b/i, nameOf],
  [
    /^(?:what (?:did|have) i (?:just )?(?:ask|say)|what was my (?:first|last|previous) (?:question|message))/i,
    recall,
  ],
  [
    new RegExp(`^(?:bye|goodbye|see you|good night|ciao|tschüss)(?: then| later| soon)?${END}`, "i"),
    "Goodbye! Come back with any equation.",
  ],
  [
    new RegExp(
      `^(?:(?:ok(?:ay)?|great|perfect|cool|nice|wow|good|super|awesome|excellent|got it|i see|understood)[\\s,!.]*)*(?:thank(?:s| you)(?: (?:so|very) much| a lot)?|thx|ty|merci|danke|gracias)?(?:[\\s,!.]*(?:that (?:helps|helped|was helpful)|great|bye|goodbye))?(?: a lot| for (?:your|the) help)?${END}`,
      "i",
    ),
    ({ text }) =>
      /thank|thx|\bty\b|merci|danke|gracias|help/i.test(text)
        ? "You are welcome! Ask me another question whenever you like."
        : "You can ask me another question whenever you like.",
  ],
  [
    /^(?:(?:please|can you|could you)\s+)?(solve|plot|calculate|compute|integrate|differentiate|factor|simplify|expand|convert|evaluate)(?: (?:it|this|that|something|an? \w+))?[\s!.?]*$/i,
    whichOne,
  ],
  [
    /^(?:what is it|what|it|that|this|more|next|go on|continue|and then|then)[\s!.?]*$/i,
    "I do not know what you mean. Please write the whole question, so that I can read it.",
  ],
  [
    /^(?:h+m+|u+h+m*|u+m+|e+r+m?|o+h+|a+h+|huh|aha|lol|(?:ha){2,})[\s!.,?…]*$/i,
    "Take your time. You can ask me another question whenever you like.",
  ],
  [
    /^[a-z](?:\([a-z]\))?[\s!.?]*$|^-?\d+(?:\.\d+)?(?!!)[\s!.?]*$/i,
    ({ text }) =>
      `What shall I do with \`${text.trim().replace(/[\s!.?]+$/, "")}\`? Please write the whole question, for example: Is 42 even? What is x^2 at x = 3?`,
  ],
  [/^(?:yes|no|maybe|sure|yep|nope)[\s!.]*$/i, "Please write the whole question, so that I can read it."],
  [
    /\b(?:what(?:'s| is)|tell me) (?:the )?(?:time|date|day)(?: is it)?(?: now| today)?[\s?.!]*$|\bwhat (?:time|day) is it\b(?! (?:in|\w+ (?:minutes?|hours?))\b)/i,
    "I have no clock, so I cannot tell the time or the date. I can compute with times that you give me, for example: How many minutes are between 9:40 AM and 1:15 PM?",
  ],
];

function greeting({ text, earlier }: Question): string {
  const name =
    /\b(?:my name is|i(?:'m| am)(?: called)?|call me)\s+(\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)?)/iu.exec(
      text,
    )?.[1];
  const again =
    earlier.length > 0
      ? "What shall we compute next?"
      : "I am the offline tutor. Ask me to solve an equation, for example 3x + 11 = 14, or to plot a function.";
  return `Hello${name ? `, ${name}` : ""}! ${again}`;
}

/** A verb without anything that it could be done to; with a question before, that one is meant. */
function whichOne({ text, earlier }: Question): string | null {
  if (earlier.length > 0 && /\b(?:it|this|that)\b/i.test(text)) return null;
  const verb =
    /solve|plot|calculate|compute|integrate|differentiate|factor|simplify|expand|convert|evaluate/i.exec(
      text,
    )?.[0];
  return `I need to know what to ${verb?.toLowerCase()}. Please write it out, for example: Solve \`3x + 11 = 14\`, or: Plot \`x^2\` from -2 to 2.`;
}

function nameOf(question: Question): string {
  const told = [...question.earlier]
    .reverse()
    .map(
      (each) =>
        /\b(?:my name is|i am called|i'm called|call me)\s+(\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)?)/iu.exec(
          each.question,
        )?.[1],
    )
    .find((name) => name !== undefined);
  const name = told ?? wishesOf(question).userName;
  return name ? `Your name is ${name}, as far as I was told.` : "You have not told me your name yet.";
}

function recall({ text, earlier }: Question): string {
  const asked = /first/i.test(text) ? earlier[0] : earlier.at(-1);
  return asked ? `You asked: "${asked.question.trim()}"` : "This is the first message of our thread.";
}

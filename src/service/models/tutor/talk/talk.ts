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
      if (pattern.test(text)) return answerTask(typeof reply === "string" ? reply : reply(question));
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

type Reply = string | ((question: Question) => string);

const END = "[\\s!.,?👋😊🙂]*$";

const WHO =
  "I am the offline tutor: a set of rules that writes short Python programs, runs them in the code interpreter and checks what comes out. " +
  "I am no language model, I need no account and no network, and what I do not understand I decline.";

const REPLIES: readonly [RegExp, Reply][] = [
  [
    new RegExp(
      `^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|hallo|hola|bonjour|servus|moin|howdy)(?: there| everyone| tutor| assistant)?[\\s!.,]*)+(?:my name is [\\p{L} '-]+|i(?:'m| am) [\\p{Lu}][\\p{L}'-]*|how are you(?: today| doing)?|nice to meet you)?${END}`,
      "iu",
    ),
    greeting,
  ],
  [new RegExp(`^(?:my name is|i(?:'m| am) called|call me) [\\p{L} '-]+${END}`, "iu"), greeting],
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
    new RegExp(
      `^(?:(?:ok(?:ay)?|great|perfect|cool|nice|wow|good|super|awesome|excellent|got it|i see|understood)[\\s,!.]*)*(?:thank(?:s| you)(?: (?:so|very) much| a lot)?|thx|ty|merci|danke|gracias)?(?:[\\s,!.]*(?:that (?:helps|helped|was helpful)|great|bye|goodbye))?(?: a lot| for (?:your|the) help)?${END}`,
      "i",
    ),
    "You are welcome! Ask me another question whenever you like.",
  ],
  [
    new RegExp(`^(?:bye|goodbye|see you|good night|ciao|tschüss)(?: then| later| soon)?${END}`, "i"),
    "Goodbye! Come back with any equation.",
  ],
  [/^(?:yes|no|maybe|sure|yep|nope)[\s!.]*$/i, "Please write the whole question, so that I can read it."],
  [
    /\b(?:what(?:'s| is)|tell me) (?:the )?(?:time|date|day)(?: is it)?(?: now| today)?[\s?.!]*$|\bwhat (?:time|day) is it\b(?! in)/i,
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

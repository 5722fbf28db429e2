/** Steps in plain words, with the answer or, where the instructions say so, without it. */
import { wishesOf } from "../manner/instructions";
import { replay } from "../replay";
import { type Again, answerTask, type Question, type Skill, type Task } from "../skill";
import { methodFor } from "./methods";
import { subjectOf } from "./subject";

const NAME = "explanation";

/** "Explain step by step how to solve ...", and assistants that explain without solving. */
export const explanation: Skill = {
  name: NAME,
  recognise(question, again) {
    const wishes = wishesOf(question);
    // Who checks has to solve, or there is nothing to compare with.
    const withoutSolving = wishes.withoutSolving && !wishes.verify;
    const asksWhy = WHY.test(question.text);
    if (!wishes.explain && !withoutSolving && !asksWhy) return null;
    const before = aboutBefore(question, again);
    if (asksWhy && before === null) return null;
    const asked = before ?? withoutWishes(question.text);
    const steps = asked === "" ? null : methodFor(asked);
    if (!steps) return before === null ? null : answerTask(NO_METHOD);
    const method = steps.map((step, at) => `${at + 1}. ${step}`).join("\n");
    if (withoutSolving) {
      return answerTask(`Here is how to do it; the result is left to you.\n\n${method}`);
    }
    const found = again(asked);
    if (!found || found.skill === "talk") return null;
    return { ...(found.skill === NAME ? found.task : withMethod(found.task, method)), question: asked };
  },
};

const NO_METHOD =
  "I have no method in words for this kind of question. I wrote a program for it, which checked its own result before I answered: " +
  'ask "Show me the code" to see it.';

/** "Why?" and the like, which mean the answer before. */
const WHY =
  /^\W*(?:(?:but|ok(?:ay)?|and|sorry|hm+|so)[,\s]+)*(?:why(?: not)?|how|how come|how so|why is (?:that|this|it)(?: so| true| the case)?|what does (?:that|this|it) mean|i (?:still )?(?:do not|don't|didn't|dont) (?:understand|get (?:it|that|this))(?: it| that| this)?|i(?:'m| am) (?:lost|confused)|how (?:did|do|can) (?:you|i|we) (?:get|find|solve|know|see) (?:that|this|it)(?: answer| result)?|walk me through (?:it|that|this))\W*$/i;

/** "Explain that step by step" means the question before. */
function aboutBefore({ text, earlier }: Question, again: Again): string | null {
  if (
    !WHY.test(text) &&
    !/^\W*(?:please|can you|could you)?\s*(?:explain|show|describe|walk me through|give|how|why|step)\b(?:\s+(?:me|us|it|that|this|the|all|your|answer|result|solution|how|you|did|got|get|to|why|in|detail|steps?|working|work|step[ -]by[ -]step|by|again|please|more|simply|the previous|last|one))*\W*$/i.test(
      text,
    )
  ) {
    return null;
  }
  const subject = subjectOf(earlier, again);
  return subject && withoutWishes(subject.found.text);
}

function withoutWishes(text: string): string {
  return text
    .replace(
      /[,.;]?\s*(?:and |please )*(?:show|explain|give|write|describe)(?: me| us)?(?: all| each| every)?(?: of)?(?: the| your| your full)? (?:steps?|working|work|solution path)(?: in detail| please)?(?=[\s.?!]*$)/i,
      "",
    )
    .replace(
      /[,.;]?\s*(?:and )?explain(?: it| why| how| your answer| your work)?(?:,? step[ -]by[ -]step)?(?=[\s.?!]*$)/i,
      "",
    )
    .replace(
      /[,;]?\s*\b(?:step[ -]by[ -]step|in detail|in plain words|without solving it|but (?:do not|don't) (?:solve it|give (?:me )?the (?:answer|result|solution)))\b/gi,
      "",
    )
    .replace(
      /^\s*(?:please |can you |could you )*(?:explain|show|describe|tell|teach|walk)(?: me| us)?(?: through)?(?: how (?:to|you|i|we)(?: can| would)?)?\s*:?\s*/i,
      "",
    )
    .replace(/^\s*(?:give me )?(?:only )?(?:a )?hints? (?:for|on|how to|about)\s*/i, "")
    .trim();
}

function withMethod(task: Task, method: string): Task {
  return {
    next(rounds) {
      const move = replay(task, rounds, true);
      return move.kind === "call" ? move : { kind: "answer", text: `${method}\n\n${move.text}` };
    },
  };
}

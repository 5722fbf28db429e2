/** The skill for the caller's own functions. */
import type { ModelTool } from "../../model";
import { answerTask, type Question, type Skill, type Task } from "../skill";
import { arithmeticTask } from "./arithmetic";
import { ASKING, completedPlan, followUp } from "./follow-up";
import { type Plan, planCalls } from "./plan";
import { quizTask } from "./quiz";
import { stepsTask } from "./steps";
import { wordOutputs } from "./word-outputs";

/** Calls the functions that a question plainly asks for, one call for each item that it lists. */
export const functions: Skill = {
  name: "functions",
  recognise(question) {
    const tools = functionsOf(question);
    if (tools.length === 0) return null;
    const special = quizTask(question, tools) ?? arithmeticTask(question.text, tools);
    if (special) return special;
    const completed = completedPlan(question, tools);
    const plan = completed ?? planCalls(question.text, tools);
    if (plan && plan.steps.length > 0) return taskOf(plan, tools, question.text);
    return completed ? null : followUp(question, tools);
  },
};

/** Asks for what a fitting function still needs; stands after the skills that could answer without it. */
export const missingArguments: Skill = {
  name: "missing arguments",
  recognise(question) {
    const tools = functionsOf(question);
    const open = (completedPlan(question, tools) ?? planCalls(question.text, tools))?.open;
    if (!open) return null;
    const wanted = open.missing.map((each) => {
      const { name, description } = each;
      return description ? `\`${name}\` (${description.replace(/\.$/, "")})` : `\`${name}\``;
    });
    return answerTask(
      `I can call \`${open.tool.name}\` for this, ${ASKING} ${wanted.join(" and ")}. Please tell me.`,
    );
  },
};

function functionsOf({ request }: Question): readonly ModelTool[] {
  return request.toolChoice === "none" ? [] : request.tools.filter((tool) => tool.kind === "function");
}

function taskOf(plan: Plan, tools: readonly ModelTool[], text: string): Task {
  return stepsTask(plan.steps, (done) => wordOutputs(done, tools, text));
}

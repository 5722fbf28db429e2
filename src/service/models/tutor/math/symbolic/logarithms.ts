/** `log` without a base: schools mean 10, programmers mean e. Outside of calculus both are answered. */
import { type Expression, type Relation, some } from "../../notation/expression";
import { replay } from "../../replay";
import type { Task } from "../../skill";
import type { Symbolic } from "./symbolic-wish";

/** The wish with base 10, and as natural logarithm; `null` where no base is missing. */
export function bothLogarithms(wish: Symbolic): [common: Symbolic, natural: Symbolic] | null {
  const trees = treesOf(wish);
  if (!trees.some((tree) => some(tree, isBare))) return null;
  return [withTrees(wish, (tree) => renamed(tree, "log10")), withTrees(wish, (tree) => renamed(tree, "ln"))];
}

/** Both answers, or one of them when they are the same. */
export function bothAnswers([common, natural]: readonly [Task, Task]): Task {
  return {
    next(rounds) {
      const moves = [common, natural].map((task) => replay(task, rounds, true));
      const calls = moves.flatMap((move) => (move.kind === "call" ? move.calls : []));
      if (calls.length > 0) return { kind: "call", calls };
      const [school = "", program = ""] = moves.map((move) => move.text ?? "");
      const text =
        school === program
          ? school
          : `With the base \\(10\\), as \\(\\log\\) is meant at school: ${school}\n\nWith the base \\(e\\), as most programming languages mean it: ${program}`;
      return { kind: "answer", text };
    },
  };
}

function treesOf(wish: Symbolic): readonly Expression[] {
  switch (wish.kind) {
    case "value":
      return [wish.of];
    case "equation":
    case "formula":
      return [wish.relation.left, wish.relation.right];
    case "inequality":
    case "system":
      return wish.relations.flatMap(({ left, right }) => [left, right]);
    default:
      return [];
  }
}

function withTrees(wish: Symbolic, change: (tree: Expression) => Expression): Symbolic {
  const both = ({ left, relation, right }: Relation) => ({
    left: change(left),
    relation,
    right: change(right),
  });
  switch (wish.kind) {
    case "value":
      return { ...wish, of: change(wish.of) };
    case "equation":
    case "formula":
      return { ...wish, relation: both(wish.relation) };
    case "inequality":
    case "system":
      return { ...wish, relations: wish.relations.map(both) };
    default:
      return wish;
  }
}

function isBare(node: Expression): boolean {
  return node.kind === "call" && node.name === "log" && node.args.length === 1;
}

/** The tree with another name for `log` without a base. */
function renamed(node: Expression, name: string): Expression {
  const inside = (each: Expression) => renamed(each, name);
  switch (node.kind) {
    case "call":
      return { ...node, name: isBare(node) ? name : node.name, args: node.args.map(inside) };
    case "negative":
    case "factorial":
    case "absolute":
      return { ...node, of: inside(node.of) };
    case "binary":
      return { ...node, left: inside(node.left), right: inside(node.right) };
    default:
      return node;
  }
}

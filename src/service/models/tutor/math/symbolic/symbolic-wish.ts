/** What a question asks of computer algebra. */
import type { Expression, Relation } from "../../notation/expression";
import { parseExpression } from "../../notation/parse";

export type Symbolic =
  | {
      readonly kind: "derivative";
      readonly of: Expression;
      readonly by: string;
      readonly times: number;
      readonly at: Expression | null;
    }
  | {
      readonly kind: "integral";
      readonly of: Expression;
      readonly by: string;
      readonly from: Expression | null;
      readonly to: Expression | null;
    }
  | {
      readonly kind: "limit";
      readonly of: Expression;
      readonly by: string;
      readonly to: Expression;
      readonly side: "+" | "-" | "";
    }
  | {
      readonly kind: "sum";
      readonly isProduct?: boolean;
      readonly of: Expression;
      readonly by: string;
      readonly from: Expression;
      readonly to: Expression;
    }
  | {
      readonly kind: "series";
      readonly of: Expression;
      readonly by: string;
      readonly at: Expression;
      readonly order: number;
    }
  | {
      readonly kind: "rewrite";
      readonly how: "simplify" | "expand" | "factor" | "apart" | "together" | "rationalize" | "collect";
      readonly of: Expression;
      /** What is collected. */
      readonly by?: string;
    }
  | {
      readonly kind: "equation";
      readonly relation: Relation;
      readonly by: string;
      readonly from: Expression | null;
      readonly to: Expression | null;
      /** Whether the upper end is left out. */
      readonly openEnd?: boolean;
      /** Whether all complex solutions are wanted. */
      readonly complex?: boolean;
      /** Whether it is only asked how many solutions there are, or if there are any. */
      readonly counted?: { readonly isYesNo: boolean };
    }
  | {
      /** One equation in several letters, solved for one of them. */
      readonly kind: "formula";
      readonly relation: Relation;
      readonly by: string;
      readonly letters: readonly string[];
    }
  | { readonly kind: "system"; readonly relations: readonly Relation[]; readonly letters: readonly string[] }
  | { readonly kind: "inequality"; readonly relations: readonly Relation[]; readonly by: string }
  | { readonly kind: "gradient"; readonly of: Expression; readonly by: readonly string[] }
  | { readonly kind: "area"; readonly of: Expression; readonly by: string }
  | { readonly kind: "tangent"; readonly of: Expression; readonly by: string; readonly at: Expression }
  | { readonly kind: "stationary"; readonly of: Expression; readonly by: string }
  | { readonly kind: "value"; readonly of: Expression; readonly complex?: boolean };

/** Words that ask for a value. */
export const ASK =
  "^(?:(?:what(?:'s| is| are| would be)|compute|calculate|evaluate|find|determine|give|work out|integrate|take|i need|need|get)(?: me)?\\s+)?(?:the )?(?:value of )?(?:the )?";

/** The expression of a slot. */
export function expression(text: string | undefined): Expression | null {
  if (!text?.trim()) return null;
  const tidy = text
    .replace(/\bAbs\(/g, "abs(")
    .replace(/\{/g, "(")
    .replace(/\}/g, ")");
  // A function may be raised before its argument: `csc ^(3)(x)`.
  return (
    parseExpression(
      tidy.replace(
        /\b(sin|cos|tan|cot|sec|csc|ln|log)\s*\^\s*\(?(\d+)\)?\s*(\((?:[^()]|\([^()]*\))*\))/g,
        "($1$3)^$2",
      ),
    ) ?? parseExpression(tidy)
  );
}

/** Derivatives, integrals, limits, sums and series. */
import { assignedTo, bodyOf, type Intent, textsOf } from "../intent";

function derivative(needs: string, words: string): Intent {
  return {
    needs,
    may: "WRT EQUATION SIMPLIFY POINT SLOPE CURVE",
    kinds: /^[EYF]V?A?$|^A[EYF]$/,
    ask: (slots) => {
      const of = slots.find((each) => /^(?:expression|curve|definition)$/.test(each.kind));
      const [by] = textsOf(slots, "letter");
      const [at] = textsOf(slots, "assignment");
      return `What is the ${words} of ${bodyOf(of)}${by ? ` with respect to ${by}` : ""}${at ? ` at ${at}` : ""}`;
    },
  };
}

export const CALCULUS: readonly Intent[] = [
  {
    may: "DIFF EQUATION CURVE",
    kinds: /^(?:[YF]Q|Q[YF])$/,
    ask: (slots) => {
      const sign = slots.find((each) => each.kind === "notation");
      const by = /^d[a-z]?\s*\/\s*d([a-z])$/.exec(sign?.text ?? "")?.[1];
      const of = slots.find((each) => each.kind !== "notation");
      return by ? `What is the derivative of ${bodyOf(of)} with respect to ${by}` : null;
    },
  },
  derivative("DIFF", "derivative"),
  derivative("DIFF2", "second derivative"),
  derivative("DIFF TWICE", "second derivative"),
  derivative("DIFF3", "third derivative"),
  {
    needs: "SLOPE",
    may: "POINT TANGENT EQUATION CURVE",
    kinds: /^[EYF]A$|^A[EYF]$/,
    ask: (slots) => {
      const [at] = textsOf(slots, "assignment");
      const of = slots.find((each) => each.kind !== "assignment");
      return `What is the derivative of ${bodyOf(of)} at ${at}`;
    },
  },
  {
    needs: "TANGENT",
    may: "EQUATION POINT LINE LINEEQ CURVE",
    kinds: /^[EYF]A$/,
    ask: ([of, at]) => `What is the tangent to y = ${bodyOf(of)} at ${at?.text}`,
  },
  {
    needs: "INT",
    may: "WRT",
    kinds: /^[EYF]V?$/,
    ask: ([of, by]) => `What is the integral of ${bodyOf(of)}${by ? ` with respect to ${by.text}` : ""}`,
  },
  {
    needs: "INT",
    may: "WRT",
    kinds: /^[EYF](?:NN|AA|AN)V?$/,
    order: /[EYF] (?:for |with |as )?(?:from )?[NA] (?:to|and|until) [NA]/,
    ask: ([of, low, high]) =>
      `What is the integral of ${bodyOf(of)} from ${assignedTo(low)} to ${assignedTo(high)}`,
  },
  {
    needs: "INT",
    may: "WRT",
    kinds: /^(?:NN|AA|AN)[EYF]$/,
    order: /[NA] (?:to|and|until) [NA] (?:of )?[EYF]/,
    ask: ([low, high, of]) =>
      `What is the integral of ${bodyOf(of)} from ${assignedTo(low)} to ${assignedTo(high)}`,
  },
  {
    needs: "AREAUNDER",
    may: "CURVE INT",
    kinds: /^[EYF](?:NN|AA|AN)$/,
    order: /[NA] (?:to|and|until) [NA]/,
    ask: ([of, low, high]) =>
      `What is the area under y = ${bodyOf(of)} from ${assignedTo(low)} to ${assignedTo(high)}`,
  },
  {
    kinds: /^EVN$/,
    order: /E (?:to |in )?(?:when|as|if|for) V to N/,
    ask: ([of, by, to]) => `What is the limit of ${of?.text} as ${by?.text} approaches ${to?.text}`,
  },
  {
    needs: "LIMIT",
    kinds: /^(?:EVN|VNE|EA|AE)$/,
    ask: (slots) => {
      const [of] = textsOf(slots, "expression");
      const [assigned] = slots.filter((each) => each.kind === "assignment");
      const [by = assigned?.text.charAt(0)] = textsOf(slots, "letter");
      const [to = assignedTo(assigned)] = textsOf(slots, "number");
      return `What is the limit of ${of} as ${by} approaches ${to}`;
    },
  },
  {
    may: "INT LIMIT ADD DIFF WRT MULTIPLY AREAUNDER SIMPLIFY SEQUENCE",
    kinds: /^Q$/,
    ask: ([slot]) => `What is ${slot?.text}`,
  },
  {
    needs: "ADD",
    may: "CONVERGE LIMIT SQUARES CUBES SEQUENCE INTEGERS TERM",
    kinds: /^E(?:A[NA]|VNN)$/,
    ask: ([of, ...range]) => {
      const by = range[0]?.text.charAt(0);
      const [low, high] = range.filter((each) => each.kind !== "letter").map(assignedTo);
      return `What is the sum of ${of?.text} for ${by} from ${low} to ${high}`;
    },
  },
  {
    needs: "TAYLOR",
    may: "DEGREE SORT TERM CURVE",
    kinds: /^[EYF](?:[NA])?[NEO]?$/,
    order:
      /^TAYLOR (?:of |for )?[EYF](?: (?:around|about|at|in) [NA])?(?: (?:to|of|with|in|and))*(?: (?:(?:DEGREE|SORT) [NE]|[NO] (?:DEGREE|SORT)|E TERM))?$/,
    ask: (slots, { order }) => {
      const [of, ...more] = slots;
      const last = /[NOE] (?:DEGREE|SORT|TERM)$|(?:DEGREE|SORT) [NE]$/.test(order) ? more.at(-1) : undefined;
      const at = more.length > (last ? 1 : 0) ? more[0] : undefined;
      const degree = /(\d+)\)?$/.exec(last?.text ?? "")?.[1];
      return `What is the Taylor series of ${bodyOf(of)} around ${assignedTo(at) || "0"}${degree ? ` up to degree ${degree}` : ""}`;
    },
  },
  {
    may: "CONVERGE ADD SEQUENCE GEOMETRIC TERM",
    kinds: /^G$/,
    ask: ([slot]) => `What is ${slot?.text}`,
  },
];

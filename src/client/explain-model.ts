import type { Words } from "./explanation";

/** Entry and words for a run that failed because the model behind the local service would not answer. */
export interface ModelRefusal {
  readonly code: string;
  readonly words: Omit<Words, "happened">;
}

/**
 * Reads the message of a failed run. The local service puts the status of the model's server into it, and after the
 * last semicolon what to do; a run has no other place for them.
 *
 * @returns null when the model did not refuse
 */
export function explainModelRefusal(message: string): ModelRefusal | null {
  const refusal = refusals.find(({ fits }) => fits.test(message));
  if (refusal === undefined) return null;
  const advice = message.slice(message.lastIndexOf(";") + 1).trim();
  const then = refusal.code === "E29" ? "Then" : "Then run the settings cell again, and";
  const todo = `${advice.charAt(0).toUpperCase()}${advice.slice(1)}. ${then} create a new run on the same thread`;
  return { code: refusal.code, words: { why: refusal.why, todo } };
}

const refusals: readonly { readonly code: string; readonly fits: RegExp; readonly why: string }[] = [
  { code: "E09", fits: /^Cannot reach /, why: "The model behind the local service cannot be reached" },
  { code: "E14", fits: /^Cannot sign in /, why: "No way to sign in was found on this machine" },
  { code: "E13", fits: /\(401\): .*\bsign-in was for\b/, why: "The token was made for another service" },
  {
    code: "E11",
    fits: /\(401\): .*\bneeds the role\b/,
    why: "You are signed in, but your role does not allow this call, or was given a few minutes ago",
  },
  { code: "E10", fits: /\(401\): /, why: "The key in the settings is not one of this endpoint" },
  {
    code: "E15",
    fits: /\(403\): /,
    why: "The network or a firewall rule keeps the service out, or the resource is suspended",
  },
  {
    code: "E29",
    fits: /^(The conversation is too long for|Model \S+ (does not support tools|cannot read images))/,
    why: "The model cannot take what it was sent",
  },
  {
    code: "E16",
    fits: /\(404\): /,
    why: "There is no deployment or model of this name, or it is less than five minutes old",
  },
];

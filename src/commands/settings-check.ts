import { readEnvFile } from "../client/env-file";
import { explainError } from "../client/explain-error";
import { serviceNames, settingNames } from "../client/setting-names";
import type { SettingsSource } from "../client/setting-reader";
import { readSettings, type Settings } from "../client/settings";
import { type CheckLine, fail, ok } from "./check-line";

/** Which settings were found and where, with keys masked, and whether they can work. */
export function checkSettings(root: string): { line: CheckLine; settings: Settings | null } {
  try {
    const file = readEnvFile([...new Set([process.cwd(), root])]);
    const sources = [
      { label: file.path ?? "secrets.env", values: file.values },
      { label: "the environment", values: process.env },
    ];
    const settings = readSettings(sources, root);
    const found = sources.flatMap(foundIn);
    const text = found.length === 0 ? "none: the offline tutor answers" : found.join("; ");
    return { line: ok("settings", [text, ...settings.notes].join(". ")), settings };
  } catch (error) {
    const { happened, todo } = explainError(error);
    return { line: fail("settings", happened, todo), settings: null };
  }
}

const names = [
  ...Object.values(settingNames).flatMap(({ name, aliases }) => [name, ...aliases]),
  ...serviceNames,
];

/** For example `AZURE_OPENAI_API_KEY=*** from secrets.env`. */
function foundIn({ label, values }: SettingsSource): readonly string[] {
  const set = names.flatMap((name) => {
    const value = (values[name] ?? "").trim();
    return value === "" ? [] : [`${name}=${masked(name, value)}`];
  });
  return set.length === 0 ? [] : [`${set.join(", ")} from ${label}`];
}

/** Keys are not shown, not even in part; of an address only the host, as a key may hide in the rest. */
function masked(name: string, value: string): string {
  if (/KEY/.test(name)) return "***";
  return URL.canParse(value) && /^https?:/.test(value) ? new URL(value).origin : value;
}

import type { SettingValues } from "./env-file";
import { SettingsError } from "./errors";
import type { SettingName } from "./setting-names";

export interface SettingsSource {
  /** In words, for messages: "secrets.env", "the environment". */
  readonly label: string;
  readonly values: SettingValues;
}

/** Finds settings in their sources, and notes what was found under another name. */
export class SettingReader {
  readonly notes: string[] = [];

  constructor(private readonly sources: readonly SettingsSource[]) {}

  find(setting: SettingName): string | null {
    for (const { values, label } of this.sources) {
      const found = lookUp(setting, values);
      if (found === null) continue;
      const note = `Note: ${setting.name} was read from ${found.name} (${label}).`;
      if (found.name !== setting.name && !this.notes.includes(note)) this.notes.push(note);
      return found.value;
    }
    return null;
  }

  need(setting: SettingName, code: string, what?: string): string {
    const value = this.find(setting);
    if (value !== null) return value;
    const meaning = what === undefined ? "" : `, ${what}`;
    throw new SettingsError(
      code,
      `Cannot read settings: ${setting.name} is missing; add it to secrets.env${meaning} (see secrets.env.example)`,
    );
  }

  /** A key under a name that nobody reads is worse than none: the sign-in that follows fails for another reason. */
  checkStrangeKeyNames(): void {
    const strange = ["OPENAI_API_KEY", "OPENAI_KEY", "API_KEY", "AZURE_API_KEY"];
    for (const { values, label } of this.sources) {
      const name = strange.find((candidate) => (values[candidate] ?? "") !== "");
      if (name === undefined || label === "the environment") continue;
      throw new SettingsError(
        "E02",
        `Cannot read settings: no key for AZURE_OPENAI_ENDPOINT; found ${name} in ${label}, expected AZURE_OPENAI_API_KEY; rename it`,
      );
    }
  }
}

/** A setting's value in one source, under its name or an alias. */
export function lookUp(setting: SettingName, values: SettingValues): { name: string; value: string } | null {
  for (const name of [setting.name, ...setting.aliases]) {
    const value = values[name]?.trim() ?? "";
    if (value !== "") return { name, value };
  }
  return null;
}

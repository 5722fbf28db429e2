import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "dotenv";
import { describe, expect, it } from "vitest";
import { isPlaceholder } from "../../src/client/setting-checks";
import { serviceNames, settingNames } from "../../src/client/setting-names";
import { readSettings } from "../../src/client/settings";

const text = readFileSync(resolve(__dirname, "../../secrets.env.example"), "utf8");

describe("secrets.env.example", () => {
  it("leaves everything to the offline tutor as it stands", () => {
    const settings = readSettings([{ label: "secrets.env", values: parse(text) }], "/project");
    expect(settings).toMatchObject({ kind: "local", model: { kind: "tutor" }, notes: [] });
  });

  it("explains every name that is read, and no other", () => {
    const named = Object.keys(parse(text.replaceAll(/^#(?=[A-Z_]+=)/gm, "")));
    const read = [...Object.values(settingNames).map(({ name }) => name), ...serviceNames];
    // OPENAI_BASE_URL is known only to be refused.
    expect(named.sort()).toEqual(read.filter((name) => name !== "OPENAI_BASE_URL").sort());
  });

  it("marks what must be filled in so that it is recognised", () => {
    const values = Object.values(parse(text.replaceAll(/^#(?=[A-Z_]+=)/gm, "")));
    const marked = values.filter((value) => value.includes("<"));
    expect(marked.length).toBeGreaterThan(5);
    expect(marked.filter((value) => !isPlaceholder(value))).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readKeys } from "../../src/service/read-keys";

const folder = mkdtempSync(join(tmpdir(), "keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

function keys(text: string) {
  const path = join(folder, "keys.txt");
  writeFileSync(path, text);
  return readKeys(path);
}

describe("readKeys()", () => {
  it("reads a name and a key from each line", () => {
    const owners = keys("# class 9b\nmia   7Hq2mZ4x\r\n\nnoah key-of-noah # left row\n");
    expect([...owners]).toEqual([
      ["7Hq2mZ4x", "mia"],
      ["key-of-noah", "noah"],
    ]);
  });

  it.each([
    ["mia", /line 1 .* 1 words instead of two/],
    ["a b c", /3 words/],
    ["mia short", /8 to 200 ASCII characters/],
    ["mia secret-one\nmia secret-two", /line 2 .*name mia is there twice/],
    ["mia secret-one\nnoah secret-one", /its key is there twice/],
    ["local secret-one", /whoever started the service/],
    ["# nobody\n", /names nobody/],
  ])("names what is wrong with %j and no key", (text, message) => {
    expect(() => keys(text)).toThrow(message);
    expect(() => keys(text)).not.toThrow(/secret/);
  });

  it("says how to write a file that is missing", () => {
    expect(() => readKeys(join(folder, "none.txt"))).toThrow(/each line is a name and a key/);
  });
});

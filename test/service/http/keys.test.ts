import { describe, expect, it } from "vitest";
import { createKeys } from "../../../src/service/http/keys";

describe("createKeys()", () => {
  const keys = createKeys(
    new Map([
      ["mia-key", "mia"],
      ["noah-key", "noah"],
    ]),
  );

  it("knows whose a key is", () => {
    expect(["mia-key", "noah-key"].map((key) => keys.ownerOf(key))).toEqual(["mia", "noah"]);
  });

  it.each(["", "mia-ke", "mia-key ", "MIA-KEY", "mia-key\u0000", "__proto__", "x".repeat(100_000)])(
    "knows nobody by %j",
    (key) => {
      expect(keys.ownerOf(key)).toBeNull();
    },
  );
});

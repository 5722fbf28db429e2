import { expect, test } from "vitest";
import { MarkerFilter } from "../../../src/service/responses/marker-filter";

test.each([
  { deltas: ["like 131 【1】."], text: "like 131." },
  { deltas: ["like 131 ", "【1】", "."], text: "like 131." },
  { deltas: ["one 【1】 【1】 two"], text: "one two" },
  { deltas: ["a line  \n", "【1】 more"], text: "a line  \n more" },
  { deltas: ["not 【known】 here"], text: "not 【known】 here" },
  { deltas: ["an end with ", " "], text: "an end with  " },
  { deltas: ["cut off 【1"], text: "cut off 【1" },
])("takes known markers out with the spaces before them: $deltas", ({ deltas, text }) => {
  const filter = new MarkerFilter((marker) => marker === "【1】");
  const shown = deltas.map((delta) => filter.push(delta).text);
  expect(shown.join("") + filter.end()).toBe(text);
});

test("says where a marker stood in the text that is left", () => {
  const filter = new MarkerFilter(() => true);
  expect(filter.push("like 131 【1】.")).toEqual({
    text: "like 131.",
    found: [{ marker: "【1】", index: 8 }],
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { notebookFiles, notebooksFolder, proseOf } from "../support/notebook-files";

/** Every page outside that the course links to, last looked at in November 2026. A link with a typo is none of them. */
const known = [
  "https://developers.openai.com/api/docs/assistants/migration",
  "https://developers.openai.com/api/docs/deprecations",
  "https://developers.openai.com/api/docs/guides/error-codes",
  "https://github.com/openai/openai-cookbook/blob/main/examples/Assistants_API_overview_python.ipynb",
  "https://github.com/openai/openai-node#auto-pagination",
  "https://json-schema.org/understanding-json-schema/",
  "https://learn.microsoft.com/azure/foundry-classic/agents/overview",
  "https://learn.microsoft.com/azure/foundry-classic/openai/concepts/assistants",
  "https://learn.microsoft.com/azure/foundry-classic/openai/how-to/assistant",
  "https://learn.microsoft.com/azure/foundry-classic/openai/how-to/assistant-functions",
  "https://learn.microsoft.com/azure/foundry-classic/openai/how-to/code-interpreter",
  "https://learn.microsoft.com/azure/foundry-classic/openai/how-to/file-search",
  "https://learn.microsoft.com/azure/foundry/agents/how-to/migrate",
  "https://learn.microsoft.com/azure/foundry/openai/how-to/responses",
  "https://mermaid.js.org",
  "https://platform.openai.com/docs/api-reference/assistants-streaming/events",
  "https://platform.openai.com/docs/assistants/deep-dive",
];

test("the course links to known pages outside, and to all that the list names", () => {
  const pages = [...notebookFiles(), ...notebookFiles("solutions")].map(({ notebook }) => proseOf(notebook));
  for (const page of ["TEACHING.md", "../README.md"])
    pages.push(readFileSync(join(notebooksFolder, page), "utf8"));
  const links = pages.flatMap((text) =>
    [...text.matchAll(/\]\((https?:[^)\s]+)\)/g)].map(([, target = ""]) => target),
  );
  expect([...new Set(links)].sort()).toEqual(known);
});

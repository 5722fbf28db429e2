import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as ts from "typescript";
import { describe, expect, test } from "vitest";
import { codeCells, tslabMetadata } from "../../src/notebook/notebook";
import { writeNotebook } from "../../src/notebook/write-notebook";
import { notebookFiles, proseOf, textOf } from "../support/notebook-files";

/** VS Code reads cells as scripts beside the browser's own declarations: `open`, `name`, `top`, `history` … */
const browserNames = namesMade(readFileSync(require.resolve("typescript/lib/lib.dom.d.ts"), "utf8"));

const course = notebookFiles();
const all = [...course, ...notebookFiles("solutions")];

/** What every notebook of the course has, in this order. */
const frame = ["Settings", "Exercises", "Check yourself", "Clean up", "Where next"];

describe.each(course)("notebooks/$name", ({ name, notebook }) => {
  const prose = proseOf(notebook);
  const headings = [...prose.matchAll(/^## (?:\d+\. )?(.+)$/gm)].map((match) => match[1] ?? "");

  test("opens with its title, aim, time, level and needs", () => {
    expect(name).toMatch(/^(\d\d|[a-z])-[a-z0-9-]+\.ipynb$/);
    const first = notebook.cells[0]?.source ?? "";
    expect(first).toMatch(/^# (\d\d|[A-Z]) · \S/);
    expect(first.slice(2, 4).trim()).toBe(name.split("-")[0]?.toUpperCase());
    for (const part of ["**Aim.**", "**Time.**", "**Level.**", "**Needs.**"]) expect(first).toContain(part);
    expect(first).toMatch(/\*\*Time\.\*\* \d+ minutes/);
    expect(first, "what the reader takes home").toMatch(/^You will learn/m);
    expect(first, "the hosted API is gone, and since when").toContain("2026-08-26");
    expect(first).toContain("Checked in November 2026 with `openai` 6.49.0");
    expect(prose.match(/^# /gm)).toHaveLength(1);
  });

  test("has settings, exercises, a check, a clean-up and a way on, in this order", () => {
    const found = frame.map((title) => headings.indexOf(title));
    expect(found, `headings: ${headings.join(" | ")}`).not.toContain(-1);
    expect([...found].sort((a, b) => a - b)).toEqual(found);
    // A project to build and a collection to look things up in ask their questions in another way.
    if (!/^(15|a)-/.test(name)) expect(prose).toContain("**Predict, then run.**");
    const exercises = /^## Exercises$([\s\S]*?)^## /m.exec(prose)?.[1] ?? "";
    expect(exercises).toMatch(/^2\. /m);
    expect(exercises).toContain("<details><summary>Hint (click to open)</summary>");
    expect(exercises, "links to its solutions").toContain(`](solutions/${name})`);
  });

  test("explains each step: short cells, at most two in a row, none without words before it", () => {
    let inARow = 0;
    for (const cell of notebook.cells) {
      inARow = cell.cell_type === "code" ? inARow + 1 : 0;
      expect(inARow, cell.source).toBeLessThanOrEqual(2);
    }
    const lengths = codeCells(notebook).map((cell) => cell.source.split("\n").length);
    const sorted = [...lengths].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(6);
  });

  test("was checked, and says well done", () => {
    const at = notebook.cells.findIndex((cell) => /^## (?:\d+\. )?Check yourself$/m.test(cell.source));
    const check = notebook.cells.slice(at).find((cell) => cell.cell_type === "code");
    expect(check?.cell_type === "code" ? textOf(check) : "").toContain("Well done");
  });
});

describe.each(all)("$name", ({ name, path, text, notebook }) => {
  test("is a file as Jupyter writes it: format 4.5, ids, the TypeScript kernel", () => {
    expect(writeNotebook(notebook)).toBe(text);
    expect(notebook.metadata).toEqual(tslabMetadata);
    const ids = notebook.cells.map((cell) => cell.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
  });

  test("was saved from one clean run: counts 1, 2, 3 …, nothing on stderr", () => {
    const cells = codeCells(notebook);
    expect(cells.map((cell) => cell.execution_count)).toEqual(cells.map((_, index) => index + 1));
    const outputs = cells.flatMap((cell) => cell.outputs);
    expect(outputs.filter((output) => output.output_type === "stream" && output.name === "stderr")).toEqual(
      [],
    );
  });

  test("has cells that fit the page: at most 12 lines of 100 characters", () => {
    for (const { source } of codeCells(notebook)) {
      const lines = source.split("\n");
      expect(lines.length, source).toBeLessThanOrEqual(12);
      expect(Math.max(...lines.map((line) => line.length)), source).toBeLessThanOrEqual(100);
    }
  });

  test("writes { name: name } for a name of another cell: the kernel does not see the short form", () => {
    for (const { source } of codeCells(notebook)) expect(namesFromElsewhere(source), source).toEqual([]);
  });

  test("renames no property that a cell's own function gives: the kernel cannot", () => {
    const made = codeCells(notebook).flatMap(({ source }) =>
      [...source.matchAll(/^(?:async )?function (\w+)/gm)].map(([, name = ""]) => name),
    );
    for (const { source } of codeCells(notebook))
      for (const [, name = ""] of source.matchAll(/^const \{[^}]*\w: \w[^}]*\} = (?:await )?(\w+)\(/gm))
        expect(made, source).not.toContain(name);
  });

  test("makes no name that browsers have: in VS Code the type of theirs would stand in other cells", () => {
    const taken = codeCells(notebook).flatMap(({ source }) => [...namesMade(source)]);
    expect(taken.filter((made) => browserNames.has(made))).toEqual([]);
  });

  test("shows objects so that they can be read", () => {
    for (const cell of codeCells(notebook)) expect(textOf(cell), cell.source).not.toContain("[Object]");
  });

  test("shows nothing of the machine it ran on, and no key", () => {
    const shown = codeCells(notebook).map(textOf).join("\n");
    expect(shown).not.toMatch(/\/(home|root|Users|tmp|work|var|opt)\/|[A-Z]:\\\\/);
    expect(shown).not.toMatch(/(127\.0\.0\.1|localhost):\d{2,5}/);
    expect(text).not.toMatch(
      /\bsk-[A-Za-z0-9]{16,}|\b(?=[a-f0-9]*\d)[a-f0-9]{32}\b|\bBearer [A-Za-z0-9]{16,}/,
    );
  });

  test("shows what renders everywhere", () => {
    const outputs = codeCells(notebook).flatMap((cell) => cell.outputs);
    const types = outputs.flatMap((output) =>
      output.output_type === "stream" ? [] : Object.keys(output.data),
    );
    for (const type of types)
      expect(["text/plain", "text/html", "text/markdown", "image/svg+xml"]).toContain(type);
    const prose = proseOf(notebook).replace(/`[^`\n]*`/g, "");
    expect(prose, "formulas are written between dollars").not.toMatch(/\\\(|\\\[/);
    expect(prose, "not every client draws these").not.toMatch(/```mermaid|^> \[!|^- \[[ x]\]/m);
    expect(prose.replace(/<[^>]*>/g, ""), "plain words").not.toMatch(/\b(simply|just|obviously)\b/i);
  });

  test("describes its pictures", () => {
    const shown = codeCells(notebook).map(textOf).join("\n");
    for (const [image] of (proseOf(notebook) + shown).matchAll(/<img\b[^>]*>/g))
      expect(image).toMatch(/\salt="[^"]{8,}"/);
    for (const [, alt = ""] of proseOf(notebook).matchAll(/!\[([^\]]*)\]/g))
      expect(alt.length).toBeGreaterThan(20);
    for (const [svg] of shown.matchAll(/<svg\b[\s\S]*?<\/svg>/g))
      expect(svg).toMatch(/aria-label="[^"]{8,}"|<title/);
  });

  test("links to files that exist", () => {
    const prose = proseOf(notebook).replace(/```[\s\S]*?```/g, "");
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https:\/\/[\w.-]+\.\w+/.test(target)) continue;
      const file = join(dirname(path), target.replace(/#.*$/, ""));
      expect(existsSync(file), `${name} links to ${target}`).toBe(true);
    }
  });
});

/** Names that a cell uses as `{ name }` and does not make itself. */
function namesFromElsewhere(source: string): string[] {
  const made = new Set<string>();
  const used: string[] = [];
  const note = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) made.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) note(element.name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) note(node.name);
    if (ts.isShorthandPropertyAssignment(node)) used.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true));
  return used.filter((name) => !made.has(name));
}

/** The names that the top level of a cell, or of a declaration file, makes. */
function namesMade(source: string): Set<string> {
  const made = new Set<string>();
  const note = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) made.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) note(element.name);
  };
  for (const node of ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022).statements) {
    if (ts.isVariableStatement(node)) for (const { name } of node.declarationList.declarations) note(name);
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name) note(node.name);
  }
  return made;
}

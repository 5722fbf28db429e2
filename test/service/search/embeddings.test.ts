import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import OpenAI from "openai";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createVectorStores } from "../../../src/service/files/create-vector-stores";
import { randomId } from "../../../src/service/ids";
import type { TextSearch } from "../../../src/service/search/text-search";
import { openFiles } from "../../support/open-files";

let files: ReturnType<typeof openFiles>;
let server: ReturnType<typeof createServer>;

beforeEach(async () => {
  files = openFiles();
  server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    const { input } = JSON.parse(body) as { input: string[] };
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: meaning(text) }));
    response.setHeader("content-type", "application/json").end(JSON.stringify({ object: "list", data }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await files.remove();
});

/** What an embeddings endpoint would know: that a kitten is an animal and a python a language here. */
function meaning(text: string): number[] {
  return [/animal|kitten/i.test(text) ? 1 : 0, /language|python/i.test(text) ? 1 : 0];
}

/** An engine that has an endpoint say how near each of the found passages is. */
function withEmbeddings(inner: TextSearch, client: OpenAI): TextSearch {
  return {
    add: (document, signal) => inner.add(document, signal),
    remove: (key) => inner.remove(key),
    removeStore: (id) => inner.removeStore(id),
    setAttributes: (key, attributes) => inner.setAttributes(key, attributes),
    content: (key) => inner.content(key),
    has: (key) => inner.has(key),
    documents: () => inner.documents(),
    close: () => inner.close(),
    async query({ limit, ...query }) {
      const found = await inner.query({ ...query, limit: 50 });
      const input = [query.query, ...found.map(({ text }) => text)];
      const { data } = await client.embeddings.create({ model: "any", input, encoding_format: "float" });
      const [asked = [], ...each] = data.map(({ embedding }) => embedding);
      const near = (at: number) =>
        asked.reduce((sum, value, axis) => sum + value * (each[at]?.[axis] ?? 0), 0);
      const scored = found.map((passage, at) => ({ ...passage, score: near(at) }));
      return scored.sort((one, other) => other.score - one.score).slice(0, limit);
    },
  };
}

test("an engine that asks an embeddings endpoint joins without any other change", async () => {
  const { port } = server.address() as AddressInfo;
  const client = new OpenAI({ apiKey: "k", baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
  const textSearch = withEmbeddings(files.textSearch, client);
  const stores = createVectorStores({ ...files, textSearch, newId: randomId, log: () => {} });
  const ids = [
    await files.save("python.txt", "A young python is no pet, no pet at all."),
    await files.save("kitten.txt", "A kitten is a fine pet for a flat in a large town with many people."),
  ];
  const store = await files.newStore(ids);
  await files.vectorStores.settled();
  const question = "Which young animal is a pet?";
  const first = await files.vectorStores.query([store], question, { owner: "mia" });
  expect(first.map(({ filename }) => filename)).toEqual(["python.txt", "kitten.txt"]);
  const options = { owner: "mia", maxNumResults: 1, rankingOptions: { score_threshold: 0.5 } };
  const second = await stores.query([store], question, options);
  expect(second).toMatchObject([{ filename: "kitten.txt", score: 1 }]);
  await stores.close();
});

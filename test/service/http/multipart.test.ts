import { expect, test } from "vitest";
import { readForm } from "../../../src/service/http/multipart";

const PIECE = 64 * 1024;
const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="big.bin"\r\n\r\n';

/** An upload of `pieces` pieces, and how many of them have been asked for. */
function upload(pieces: number, beforePiece: (at: number) => Promise<void> = async () => {}) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(head)),
    async pull(controller) {
      if (sent === pieces) {
        controller.enqueue(Buffer.from("\r\n--x--\r\n"));
        return controller.close();
      }
      await beforePiece(sent);
      sent += 1;
      controller.enqueue(new Uint8Array(PIECE));
    },
  });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const request = new Request("http://127.0.0.1/v1/files", { method: "POST", body, headers, duplex: "half" });
  return { request, sent: () => sent };
}

async function countBytes(content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of content) bytes += piece.byteLength;
  return bytes;
}

test("readForm() hands a file on while it is still being sent", async () => {
  let first = () => {};
  const arrived = new Promise<void>((resolve) => {
    first = resolve;
  });
  // The sender waits for the receiver, so a form that is read as a whole first would never end.
  const { request } = upload(10, async (at) => (at === 5 ? await arrived : undefined));
  const form = await readForm(request, async ({ content }) => {
    const pieces = content[Symbol.asyncIterator]();
    const piece = await pieces.next();
    first();
    const rest = await countBytes({ [Symbol.asyncIterator]: () => pieces });
    return (piece.done ? 0 : piece.value.byteLength) + rest;
  });
  expect(form.file).toEqual({ filename: "big.bin", received: 10 * PIECE });
});

test("readForm() asks the sender for no more than the receiver takes", async () => {
  const { request, sent } = upload(2_000);
  const ahead: number[] = [];
  const form = await readForm(request, async ({ content }) => {
    let taken = 0;
    for await (const piece of content) {
      taken += piece.byteLength;
      if (taken % (100 * PIECE) > PIECE) continue;
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
      ahead.push(sent() - taken / PIECE);
    }
    return taken;
  });
  expect(form.file?.received).toBe(2_000 * PIECE);
  expect(ahead.length).toBeGreaterThan(10);
  // Of 125 MB never more than two are held on the way.
  expect(Math.max(...ahead) * PIECE).toBeLessThan(2 * 1024 * 1024);
});

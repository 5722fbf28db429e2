import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { AzureOpenAI } from "openai";
import type { Bench } from "./result";
import { residentMb, startService } from "./support/start-service";

const THREADS = 5_000;
const CLIENTS = 16;

/** What the service holds in memory: idle, and for every thousand threads. Linux only. */
export const bench: Bench = async ({ say, scale }) => {
  const bare = fork(join(__dirname, "support/bare-http.js"), { execArgv: [] });
  await once(bare, "message");
  const floor = residentMb(bare.pid ?? 0);
  bare.disconnect();
  const service = await startService();
  try {
    const client = new AzureOpenAI({
      endpoint: `http://127.0.0.1:${service.port}`,
      apiKey: service.key,
      apiVersion: "2024-05-01-preview",
    });
    const create = async (count: number): Promise<void> => {
      const each = async (): Promise<void> => {
        for (let n = 0; n < count / CLIENTS; n++) {
          await client.beta.threads.create({ messages: [{ role: "user", content: "Solve 3x + 11 = 14." }] });
        }
      };
      await Promise.all(Array.from({ length: CLIENTS }, each));
    };
    const idle = residentMb(service.pid);
    say("warming up");
    await create(1_000 * scale);
    const warm = residentMb(service.pid);
    const threads = Math.round(THREADS * scale);
    say(`${threads} threads`);
    await create(threads);
    const perThousand = ((residentMb(service.pid) - warm) / threads) * 1000;
    const row = (measure: string, value: number, base: number | null) => ({
      measure,
      value,
      unit: "MB",
      floor: base,
      aim: null,
      met: null,
    });
    return {
      name: "memory",
      about: `Resident memory of the service's process; floor: a bare node:http server. Growth is measured over ${threads} threads with a message each, after as many requests as warm the code up.`,
      rows: [
        row("idle", idle, floor),
        row("after 1,000 threads", warm, floor),
        row("growth for 1,000 further threads", perThousand, null),
      ],
    };
  } finally {
    await service.close();
  }
};

import { setTimeout as sleep } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import { decodeMessage, encodeRequest, type KernelMessage } from "./kernel-message";
import type { KernelConnection } from "./start-kernel";

/** A Jupyter client for one kernel: one request at a time. */
export interface KernelClient {
  /** Resolves when the kernel answers and its outputs arrive. */
  ready(): Promise<void>;
  /** Runs one cell; gives the reply after everything that the cell sent has been handed to `onMessage`. */
  execute(code: string, onMessage: (message: KernelMessage) => void): Promise<KernelMessage>;
  /** Asks the kernel to end; does not wait for it. */
  shutdown(): Promise<void>;
  close(): void;
}

interface Waiting {
  onMessage(message: KernelMessage): void;
  reply?: KernelMessage;
  isIdle: boolean;
  finish(reply: KernelMessage): void;
  fail(error: unknown): void;
}

export function createKernelClient({ key, address }: KernelConnection): KernelClient {
  const shell = new Dealer({ linger: 0 });
  const control = new Dealer({ linger: 0 });
  const iopub = new Subscriber({ linger: 0 });
  shell.connect(address("shell"));
  control.connect(address("control"));
  iopub.connect(address("iopub"));
  iopub.subscribe();
  const requests = new Map<string, Waiting>();
  let hasHeard = false;

  const settle = (id: string, waiting: Waiting) => {
    if (waiting.reply === undefined || !waiting.isIdle) return;
    requests.delete(id);
    waiting.finish(waiting.reply);
  };
  const receive = (message: KernelMessage, fromIopub: boolean) => {
    hasHeard ||= fromIopub;
    const waiting = requests.get(message.parentId);
    if (waiting === undefined) return;
    if (!fromIopub) waiting.reply = message;
    else if (message.content.execution_state === "idle") waiting.isIdle = true;
    else waiting.onMessage(message);
    settle(message.parentId, waiting);
  };
  const listen = async (socket: Dealer | Subscriber) => {
    try {
      for await (const frames of socket) receive(decodeMessage(frames, key), socket === iopub);
    } catch (error) {
      for (const waiting of requests.values()) waiting.fail(error);
    }
  };
  void listen(shell);
  void listen(iopub);

  const request = async (type: string, content: object, options: Pick<Waiting, "onMessage" | "isIdle">) => {
    const { id, frames } = encodeRequest(type, content, key);
    const answered = new Promise<KernelMessage>((finish, fail) =>
      requests.set(id, { ...options, finish, fail }),
    );
    await shell.send(frames);
    return answered;
  };
  const ignore = () => undefined;

  return {
    async ready() {
      // Publishers drop what nobody listens to yet, so we ask until an answer comes on that channel as well.
      do {
        await request("kernel_info_request", {}, { onMessage: ignore, isIdle: true });
        await sleep(20);
      } while (!hasHeard);
    },
    execute(code, onMessage) {
      const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
      return request("execute_request", { ...content, stop_on_error: true }, { onMessage, isIdle: false });
    },
    async shutdown() {
      await control.send(encodeRequest("shutdown_request", { restart: false }, key).frames);
    },
    close() {
      for (const socket of [shell, control, iopub]) if (!socket.closed) socket.close();
    },
  };
}

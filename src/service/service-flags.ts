import { parseArgs } from "node:util";
import type { Feature } from "./http/parts";

/** What `npm run service -- ...` was asked for. */
export interface ServiceFlags {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Undefined: a random key. */
  readonly key: string | undefined;
  /** Names and keys of the learners of a room. */
  readonly keysFile: string | undefined;
  readonly dataDir: string | undefined;
  /** Undefined: a chat model when the settings name one, else the tutor. */
  readonly model: "tutor" | "chat" | undefined;
  /** What is not served. */
  readonly without: ReadonlySet<Feature>;
  /** Started by a notebook: ends by itself after 30 idle minutes. */
  readonly detached: boolean;
  /** Ids and times are made for outputs that are committed; see `createRecording`. */
  readonly recording: boolean;
  /** Instead of serving: copy the data folder into this file. */
  readonly backupFile: string | undefined;
  /** Instead of serving: look whether the data folder is sound. */
  readonly check: boolean;
  readonly help: boolean;
}

/** Flags that make no sense. */
export class FlagError extends Error {
  override readonly name = "FlagError";
}

export const usage = `npm run service -- [--port N] [--host H] [--key K] [--keys FILE] [--data DIR]
                      [--model tutor|chat] [--without conversations] [--backup FILE] [--check]

  --port N       default: any free port
  --host H       default 127.0.0.1; 0.0.0.0 opens the service to the network
  --key K        default: a random key, written to service.json in the data folder
  --keys FILE    one key for each learner of a room: a name and a key on each line; each sees only its own
  --data DIR     default: ASSISTANTS_DATA_DIR, else .assistants in the project
  --model M      tutor or chat; default: chat when the settings name a model, else tutor
  --without conversations
                 answers 404 to everything below /conversations, as resources on Azure do
  --backup FILE  copies the data folder into FILE and ends, also while a service uses it
  --check        looks whether the data folder is sound and ends
  --recording    counts ids and time, so that a second recording is the same; wants an empty data folder
  --detached     ends after 30 minutes in which nobody asked; notebooks start it so

Prints one line when it is ready. Ctrl-C ends it cleanly.
Exit codes: 0 ended as asked, 1 failed, 2 wrong flags or settings, 3 another service uses the data folder.`;

/** @throws {FlagError} that names the flag and what was expected */
export function readFlags(args: readonly string[]): ServiceFlags {
  const values = parse(args);
  const { model } = values;
  if (model !== undefined && model !== "tutor" && model !== "chat") {
    throw new FlagError(`Cannot use --model ${model}: expected tutor or chat`);
  }
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new FlagError(`Cannot use --port ${values.port}: expected a number from 0 to 65535`);
  }
  if (values.key !== undefined && !/^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(values.key)) {
    throw new FlagError("Cannot use --key: expected 1 to 200 ASCII letters, digits or signs");
  }
  return {
    port,
    host: values.host ?? "127.0.0.1",
    key: values.key,
    keysFile: values.keys,
    backupFile: values.backup,
    check: values.check ?? false,
    dataDir: values.data,
    model,
    without: readFeatures(values.without ?? []),
    detached: values.detached ?? false,
    recording: values.recording ?? false,
    help: values.help ?? false,
  };
}

function readFeatures(values: readonly string[]): ReadonlySet<Feature> {
  const other = values.find((value) => value !== "conversations");
  if (other !== undefined) throw new FlagError(`Cannot use --without ${other}: expected conversations`);
  return new Set(values.length > 0 ? ["conversations"] : []);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        key: { type: "string" },
        keys: { type: "string" },
        backup: { type: "string" },
        check: { type: "boolean" },
        data: { type: "string" },
        model: { type: "string" },
        without: { type: "string", multiple: true },
        detached: { type: "boolean" },
        recording: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new FlagError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

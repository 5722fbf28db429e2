import { type Explanation, makeExplanation, type Words } from "./explanation";
import { skippedCell } from "./refused-input";
import { isSdkError } from "./sdk-errors";

interface Entry {
  readonly code: string | null;
  readonly fits: (error: Error) => boolean;
  readonly words: Omit<Words, "happened">;
}

/** Explains what was thrown before or without an answer of the service. */
export function explainThrown(error: Error): Explanation {
  if (isSdkError(error, "APIConnectionError")) return explainConnection(error);
  const entry = entries.find(({ fits }) => fits(error));
  if (entry !== undefined) return makeExplanation(entry.code, { happened: firstLine(error), ...entry.words });
  if (isSdkError(error, "APIUserAbortError") || error.name === "AbortError") {
    return makeExplanation(null, {
      happened: "The call was aborted",
      why: "Its signal was aborted, or the cell was stopped",
      todo: "Run the cell again",
    });
  }
  return makeExplanation(null, {
    happened: firstLine(error),
    why: "The cell's own code failed; the service has no part in it",
    todo: "Read the message, change the cell, run it again",
  });
}

function explainConnection(error: Error): Explanation {
  const { code, host } = causeOf(error);
  const where = host === null ? "The service" : `The service at ${host}`;
  const causes: Readonly<Record<string, string>> = {
    ENOTFOUND: "No machine has this name: a typing error in the endpoint, or no internet",
    EAI_AGAIN: "Names cannot be looked up at the moment: no internet, or a proxy is needed",
    ECONNREFUSED: "Nothing listens there: the local service has stopped, or the address is wrong",
    ECONNRESET: "The connection broke off",
    ETIMEDOUT: "It does not answer: a firewall or a proxy may stand between",
  };
  const timedOut = isSdkError(error, "APIConnectionTimeoutError");
  const certificate = /CERT|SSL|TLS/.test(code ?? "")
    ? "Its certificate is not trusted: a proxy may stand between"
    : null;
  return makeExplanation("E09", {
    happened: `${where} could not be reached${timedOut ? " in time" : ""}${code === null ? "" : ` (${code})`}`,
    why: certificate ?? causes[code ?? ""] ?? "It is not running, its name is wrong, or the network is down",
    todo: "Run the settings cell again, which starts the local service; if that does not help: npm run doctor",
  });
}

/** The error's innermost code, and the host it names, without path or query. */
function causeOf(error: Error): { code: string | null; host: string | null } {
  let code: string | null = null;
  let host: string | null = null;
  for (let cause: unknown = error.cause, depth = 0; cause instanceof Error && depth < 8; depth += 1) {
    // Node's network errors carry these; what is not there is undefined.
    const { code: itsCode, hostname, address, port }: Partial<Record<string, unknown>> = { ...cause };
    if (typeof itsCode === "string") code = itsCode;
    if (typeof hostname === "string") host = hostname;
    else if (typeof address === "string") host = typeof port === "number" ? `${address}:${port}` : address;
    cause = cause instanceof AggregateError && cause.cause === undefined ? cause.errors[0] : cause.cause;
  }
  return { code, host };
}

const credentialErrors =
  /^(CredentialUnavailableError|ChainedTokenCredentialError|AggregateAuthenticationError|AuthenticationRequiredError|AuthenticationError)$/;

// The SDK's own errors have neither code nor class of their own, so their fixed texts decide.
const entries: readonly Entry[] = [
  {
    code: "E14",
    fits: (error) => credentialErrors.test(error.name) && !("status" in error),
    words: {
      why: "No way to sign in was found: az login was not run on this machine, or for another tenant",
      todo: "Run az login (with --tenant if you have several), then run the settings cell again; or put a key into secrets.env",
    },
  },
  {
    code: "E01",
    fits: ({ message }) => /OPENAI_API_VERSION environment variable is missing/.test(message),
    words: {
      why: "new AzureOpenAI needs an apiVersion",
      todo: "Hand in the apiVersion that connect() returns: new AzureOpenAI({ endpoint, apiKey, apiVersion })",
    },
  },
  {
    code: "E02",
    fits: ({ message }) => /^Missing credentials/.test(message),
    words: {
      why: "new AzureOpenAI got neither a key nor a token provider",
      todo: "Hand in the apiKey that connect() returns; in secrets.env its name is AZURE_OPENAI_API_KEY",
    },
  },
  {
    code: "E03",
    fits: ({ message }) => /apiKey.+azureADTokenProvider.+mutually exclusive/.test(message),
    words: {
      why: "AZURE_OPENAI_API_KEY stands in the environment while you sign in without a key",
      todo: "Unset AZURE_OPENAI_API_KEY and restart the kernel, or use the key alone",
    },
  },
  {
    code: "E05",
    fits: ({ message }) => /baseURL.+endpoint.+mutually exclusive/.test(message),
    words: {
      why: "OPENAI_BASE_URL stands in the environment; the SDK takes it for the address of every client",
      todo: "Unset OPENAI_BASE_URL and restart the kernel",
    },
  },
  {
    code: "E04",
    fits: ({ message }) => /^Must provide one of the `baseURL` or `endpoint`/.test(message),
    words: {
      why: "new AzureOpenAI got no endpoint",
      todo: "Hand in the endpoint that connect() returns; in secrets.env its name is AZURE_OPENAI_ENDPOINT",
    },
  },
  {
    code: "E36",
    fits: ({ message }) =>
      /final run has not been received|stream ended|stream has ended|request ended without/i.test(message),
    words: {
      why: "The connection was cut while the answer was coming; the run itself goes on",
      todo: "Wait for the run by the id in the stream's first event: pollRun(client, { id, thread_id })",
    },
  },
  {
    code: "E42",
    fits: ({ message }) => /not a valid path parameter|path with invalid segments/.test(message),
    words: skippedCell,
  },
  {
    code: "E43",
    fits: (error) =>
      error instanceof TypeError && /\((reading|evaluating) '(assistants|threads)'\)/.test(error.message),
    words: {
      why: "client.beta has no Assistants: the installed openai package is newer than the one that this project pins (6.49.0)",
      todo: "Run npm ci in the project, then restart the kernel",
    },
  },
  {
    code: null,
    fits: (error) =>
      error instanceof ReferenceError ||
      (error instanceof TypeError && /^Cannot (read|set) properties of (undefined|null)/.test(error.message)),
    words: {
      why: "Something that the cell needs is not there: an earlier cell was skipped or failed, or a name is misspelt",
      todo: "Run the notebook from the top; if it comes back, correct the cell",
    },
  },
  {
    code: "E44",
    fits: ({ message }) => /Unsupported engine|requires? Node(\.js)?\b|Node(\.js)? version/i.test(message),
    words: {
      why: `This is Node ${process.versions.node}; the project needs 20.19 or newer`,
      todo: "Install a current Node.js, run npm ci and npm run kernel, then restart the kernel",
    },
  },
];

function firstLine(error: Error): string {
  const [first = "", second = ""] = error.message.split("\n");
  const line = first.endsWith(":") ? `${first} ${second}`.trimEnd() : first;
  return error.name === "Error" || error.name === "" ? line : `${error.name}: ${line}`;
}

import { createColors } from "picocolors";

/** Colours for a stream: none unless it is a terminal, nor when `NO_COLOR` is set (https://no-color.org). */
export function colorsFor(
  stream: { readonly isTTY?: boolean },
  environment: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof createColors> {
  const isWanted = (environment.NO_COLOR ?? "") === "" && environment.TERM !== "dumb";
  return createColors(stream.isTTY === true && isWanted);
}

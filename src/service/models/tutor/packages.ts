/** The Python packages that programs can import. */
import type { Question } from "./skill";

/** The packages of the code interpreter, beside the standard library. */
export function packagesOf({ request }: Question): readonly string[] {
  return request.tools.find((tool) => tool.kind === "code_interpreter")?.packages ?? [];
}

/** Everything the offline tutor can do, in the order in which it is tried. */

import { functions, missingArguments } from "./functions/functions";
import { mathematics } from "./math/mathematics";
import type { Skill } from "./skill";

/**
 * The skills. Skills about the conversation and the caller's own tools stand before `mathematics`, which takes
 * any question that it can read as mathematics.
 */
export const skills: readonly Skill[] = [functions, mathematics, missingArguments];

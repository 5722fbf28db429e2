/** Everything the offline tutor can do, in the order in which it is tried. */

import { data } from "./data/data";
import { functions, missingArguments } from "./functions/functions";
import { gist } from "./gist/gist";
import { fibonacci } from "./math/fibonacci";
import { mathematics } from "./math/mathematics";
import { symbolic } from "./math/symbolic/symbolic";
import { plots } from "./plots/plots";
import { retrieval } from "./retrieval/retrieval";
import type { Skill } from "./skill";
import { checking } from "./talk/check";
import { claims } from "./talk/claims";
import { explanation } from "./talk/explain";
import { changedQuestion, shownCode } from "./talk/follow-ups";
import { otherWords } from "./talk/other-words";
import { quiz } from "./talk/quiz";
import { several } from "./talk/several";
import { otherLanguage, talk } from "./talk/talk";

/**
 * The skills. Those that look at the thread and at the caller's own tools stand before `mathematics`, which takes
 * any question that it can read as mathematics; those that would take anything stand last.
 */
export const skills: readonly Skill[] = [
  talk,
  shownCode,
  claims,
  checking,
  explanation,
  several,
  functions,
  plots,
  quiz,
  changedQuestion,
  mathematics,
  fibonacci,
  symbolic,
  data,
  otherWords,
  gist,
  missingArguments,
  otherLanguage,
  retrieval,
];

/** How many throws a text tells of: "two dice", "a coin three times", "four rolls". */

/** How many (`null` in "three heads in a row"), and the text with `~` for it; `null` when it is not said, or said in two ways. */
export function throwsOf(
  text: string,
  thing: "coin" | "die" | "spinner",
): { n: number | null; rest: string } | null {
  const name = thing === "die" ? "(?:die|dice)" : thing;
  const said = { objects: new Set<number>(), times: new Set<number>() };
  let more = 0;
  const take = (to: Set<number>) => (_: string, n: string | undefined) => {
    to.add(n === undefined || n === "a" ? 1 : Number(n));
    return " ~ ";
  };
  let rest = ` ${text} `.replace(/ together /g, " ");
  if (thing === "die") rest = rest.replace(/(?<= )(?:6 sided|6 faced|cubic|cubical)(?= )/g, " ");
  rest = rest
    .replace(/ {2,}/g, " ")
    .replace(
      new RegExp(`(?<= )roll (?:a |1 |same )?(?:${name} )?(?:roll )?(\\d+) times(?= )`, "g"),
      take(said.times),
    )
    .replace(new RegExp(`(?<= a ${name}) (?:roll |to roll )?(\\d+) times(?= )`, "g"), take(said.times))
    .replace(new RegExp(`(?<= )(\\d+) (?:different )?${name}(?= )`, "g"), take(said.objects))
    .replace(new RegExp(`(?<= )(a|same) ${name}(?= )`, "g"), take(said.objects))
    .replace(new RegExp(`(?<= )(?:and |then |, )*roll (?:${name} )?again(?= )`, "g"), () => {
      more++;
      return " ~ ";
    });
  const [objects] = said.objects;
  const [times] = said.times;
  if (
    said.objects.size > 1 ||
    said.times.size > 1 ||
    (objects ?? 1) * (times ?? 1) !== Math.max(objects ?? 1, times ?? 1)
  )
    return null;
  if (more > 0 && (more > 1 || (objects ?? 1) > 1 || times !== undefined)) return null;
  const isOne = new RegExp(`(?<= )(?:${thing})(?= )`).test(rest) && !/ P\d+ P/.test(rest);
  if (objects === undefined && times === undefined && / inarow /.test(rest)) return { n: null, rest };
  if (objects === undefined && times === undefined && !isOne) return null;
  return { n: Math.max(objects ?? 1, times ?? 1) + more, rest };
}

/** Puts right what is mistyped in words of mathematics. */

/** The words that the readers know; shorter ones look too much like others. */
const WORDS =
  "absolute algebra angle antiderivative approximately area arithmetic ascending average balls binary binomial calculate " +
  "celsius centimeters chance circle circumference closest coefficient coins combinations common complete compute congruent " +
  "convert coordinates cosine decimal decrease decreased decreasing definite degrees denominator derivative derivatives " +
  "descending determinant determine deviation diameter dice difference differentiate digit digits discriminant distance " +
  "divide divided divisible division divisor divisors eigenvalues equal equals equation equations estimate evaluate even " +
  "arrange arranged expand exponent expression factor factorial factorise factorize factors fahrenheit feet formula fraction fractions " +
  "function functions geometric gradient graph greater greatest hexadecimal highest hours hypotenuse inches increase " +
  "increased increasing inequality infinity integer integers integral integrate intersection inverse kilograms kilometers " +
  "kilometres largest least length limit linear litres logarithm lowest marbles matrices matrix maximum mean median meters " +
  "metres midpoint miles minimum minutes mixed modulo multiple multiples multiply multiplied nearest negative number " +
  "numbers octal ounces parabola partial percent percentage perimeter permutations perpendicular place places polynomial " +
  "population positive pounds power prime primes probability product quadratic quotient radius random range ratio " +
  "rational reciprocal rectangle remainder replacement roots round rounded sample scientific seconds sequence series " +
  "significant simplify simultaneous sine slope smallest solution solutions solve square squared standard subtract sum " +
  "system tangent tens term terms thousands trace transpose triangle units value variance vector vectors vertex volume " +
  "weeks whole without";
const KNOWN: ReadonlySet<string> = new Set(WORDS.split(" "));

/** Words of other matters that are near to some of them. */
const OTHERS: ReadonlySet<string> = new Set(
  (
    "price prize pride crime prices plays played place planes great greater taken token store score where whose while when " +
    "which these those there three their other another think thing things would could should about above below after every " +
    "later water paper letter better house mouse table cable apple apples people round sound found ground bound hound " +
    "power tower flower lower shower sales tales males miles smile while white write wrote right light night might " +
    "class glass grass total metal mental ratio radio patio range orange change charge large twenty thirty forty fifty " +
    "sixty eighty ninety pounds rounds hours flour floor years pears bears tears wears costs coast boots books roofs rooms " +
    "trees train brain drain grain rains pairs stairs chairs ball bells bills walls calls falls halls malls tells sells " +
    "first third fourth fifth sixth seventh eighth ninth tenth first again along always among began being " +
    "equality quality quantity reason season person started stated states trade grade grades shade spade vales dates"
  ).split(" "),
);

const SHORTEST = 5;
const LONG = 8;

/** The text with the words put right that are plainly mistyped; itself when there are none. */
export function spelledRight(text: string): string {
  return text.replace(/(?<![\p{L}\d\\_`])\p{L}\p{Ll}{4,}(?![\p{L}\d(_`])/gu, (word) => {
    const lower = word.toLowerCase();
    return isWord(lower) ? word : (nearest(lower) ?? word);
  });
}

/** Also in the singular or plural. */
function isWord(word: string): boolean {
  return [word, `${word}s`, word.replace(/s$/, "")].some((each) => KNOWN.has(each) || OTHERS.has(each));
}

/** The only known word that a slip or two lead to; `null` where there is none, or more than one. */
function nearest(word: string): string | null {
  const most = word.length >= LONG ? 2 : 1;
  let best = most + 1;
  let found: string[] = [];
  for (const known of KNOWN) {
    if (known.length < SHORTEST || Math.abs(known.length - word.length) > most) continue;
    const slips = slipsBetween(word, known);
    if (slips < best) [best, found] = [slips, []];
    if (slips === best && slips <= most) found.push(known);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** How many letters are wrong, missing, too many or exchanged with their neighbour. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

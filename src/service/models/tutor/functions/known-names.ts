/** Names of the world that arguments are made of: companies, currencies, countries, time zones. */

/** Ticker symbols of companies that questions name. */
export const COMPANIES: ReadonlyMap<string, string> = new Map([
  ["apple", "AAPL"],
  ["microsoft", "MSFT"],
  ["google", "GOOGL"],
  ["alphabet", "GOOGL"],
  ["amazon", "AMZN"],
  ["tesla", "TSLA"],
  ["nvidia", "NVDA"],
  ["meta", "META"],
  ["facebook", "META"],
  ["netflix", "NFLX"],
  ["ibm", "IBM"],
  ["intel", "INTC"],
  ["amd", "AMD"],
  ["oracle", "ORCL"],
  ["adobe", "ADBE"],
  ["salesforce", "CRM"],
  ["disney", "DIS"],
  ["walmart", "WMT"],
  ["coca-cola", "KO"],
  ["boeing", "BA"],
]);

/** ISO codes of currencies by the words for them. */
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ["us dollar", "USD"],
  ["dollar", "USD"],
  ["buck", "USD"],
  ["$", "USD"],
  ["euro", "EUR"],
  ["€", "EUR"],
  ["pound", "GBP"],
  ["british pound", "GBP"],
  ["£", "GBP"],
  ["yen", "JPY"],
  ["¥", "JPY"],
  ["swiss franc", "CHF"],
  ["franc", "CHF"],
  ["rupee", "INR"],
  ["yuan", "CNY"],
  ["peso", "MXN"],
  ["canadian dollar", "CAD"],
  ["australian dollar", "AUD"],
  ["krona", "SEK"],
  ["zloty", "PLN"],
]);

export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  "USD EUR GBP JPY CHF INR CNY MXN CAD AUD SEK PLN NOK DKK CZK HUF BRL ZAR KRW SGD HKD NZD TRY BTC ETH".split(
    " ",
  ),
);

/** The codes of the currencies that a text names, in its order. */
export function currenciesIn(text: string): string[] {
  const found: { at: number; code: string }[] = [];
  for (const match of text.matchAll(/\b[A-Z]{3}\b/g)) {
    if (CURRENCY_CODES.has(match[0])) found.push({ at: match.index, code: match[0] });
  }
  let rest = text.toLowerCase();
  for (const [word, code] of [...CURRENCIES].sort(([a], [b]) => b.length - a.length)) {
    const pattern = /^\w/.test(word) ? new RegExp(`\\b${word}s?\\b`, "g") : new RegExp(`\\${word}`, "g");
    rest = rest.replace(pattern, (whole, at: number) => {
      found.push({ at, code });
      return " ".repeat(whole.length);
    });
  }
  found.sort((a, b) => a.at - b.at);
  return found.map((each) => each.code);
}

/** Names that belong to the place before the comma: "Paris, France", "Boston, MA". */
export const REGIONS: ReadonlySet<string> = new Set(
  (
    "France Germany Italy Spain Portugal Austria Switzerland Poland Japan China India Brazil Mexico Canada Australia Egypt " +
    "Greece Turkey Ireland Scotland England UK USA US Netherlands Belgium Denmark Sweden Norway Finland Texas California " +
    "Florida Illinois Massachusetts Ontario Oregon Washington Virginia Georgia Ohio Colorado Arizona Nevada"
  ).split(" "),
);

const CITY_ZONES: Readonly<Record<string, string>> = {
  "san francisco": "America/Los_Angeles",
  seattle: "America/Los_Angeles",
  boston: "America/New_York",
  miami: "America/New_York",
  washington: "America/New_York",
  nyc: "America/New_York",
  dallas: "America/Chicago",
  houston: "America/Chicago",
  beijing: "Asia/Shanghai",
  mumbai: "Asia/Kolkata",
  delhi: "Asia/Kolkata",
  bangalore: "Asia/Kolkata",
  munich: "Europe/Berlin",
  hamburg: "Europe/Berlin",
  frankfurt: "Europe/Berlin",
  milan: "Europe/Rome",
  barcelona: "Europe/Madrid",
  geneva: "Europe/Zurich",
  "rio de janeiro": "America/Sao_Paulo",
  japan: "Asia/Tokyo",
  france: "Europe/Paris",
  germany: "Europe/Berlin",
};

/** The zone of the IANA database for a city or a zone name; `null` when there is none. */
export function timeZoneOf(place: string): string | null {
  const key = place.trim().toLowerCase();
  const alias = CITY_ZONES[key];
  if (alias) return alias;
  if (/^(?:utc|gmt)(?:[+-]\d{1,2})?$/.test(key)) return key.toUpperCase();
  const wanted = key.replaceAll(" ", "_");
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ??
    null
  );
}

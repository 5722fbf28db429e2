/** Whom a message goes to, what it is about and what it says. */
import { withoutMoment } from "./moments";

/** Addresses, or the name of the person who is written to. */
export function addressees(text: string): string[] {
  const mails = text.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g);
  if (mails) return [...new Set(mails)];
  const who =
    /\b(?:[Tt]o|[Ee]-?mail|[Mm]essage|[Mm]ail|[Nn]otify|[Tt]ell)\s+((?:my )?[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)/u.exec(
      text.replace(/\ban? (?:e-?mail|message) to\b/i, "to"),
    )?.[1];
  return who && !/^(?:the|a|an|me|this|that|about|with|it)$/i.test(who) ? [who] : [];
}

/** What a message, an event or a song is called. */
export function subjects(text: string): string[] {
  const played = /\bplay\s+(?:the song\s+)?(.+?)(?:\s+by\s+.+)?[.?!]*$/i.exec(text)?.[1];
  if (played) return [played];
  const named = /\b(?:subject|title|topic|titled|called)\s*(?:is|of|:)?\s*["'“”]([^"'“”]+)["'“”]/i.exec(
    text,
  )?.[1];
  if (named) return [named];
  const reminder = REMINDER.exec(text)?.[1];
  if (reminder) return [withoutMoment(reminder)];
  const plain =
    /\b(?:subject|title)\s*(?:is|of|line|:)?\s+([\p{L}\d][^,.;"]*?)(?=\s+(?:and|with|saying|body)\b|[,.;]|$)/iu.exec(
      text,
    )?.[1];
  if (plain) return [plain];
  const about = /\b(?:about|regarding|on|concerning|for)\s+(?:the |my |our )?([^,.;?!"]+)/i.exec(text)?.[1];
  return about
    ? [about.replace(/\s+(?:saying|telling|to say|that says)\b.*$/i, "").trim()]
    : quoted(text).slice(0, 1);
}

/** The words of a message, a note or a reminder. */
export function bodies(text: string): string[] {
  const said =
    /\btranslate\s+(?:the (?:word|text|sentence|phrase)\s+)?["“']?(.+?)["”']?\s+(?:in)?to\s+\p{Lu}/iu.exec(
      text,
    )?.[1] ??
    /\b(?:body|message|text|note)\s*(?:is|of|:)?\s*["“']([^"”]+)["”']/i.exec(text)?.[1] ??
    /\b(?:saying|that says|to say|telling (?:him|her|them)(?: that)?|with the (?:message|text|body))\s*:?\s*["“]?(.+?)["”]?[.!]?\s*$/is.exec(
      text,
    )?.[1] ??
    quoted(text).at(-1) ??
    reminded(text) ??
    /\b(?:tell (?:\w+|[\w.+-]+@[\w.-]+)|let \w+ know|notify \w+) (?:that )?(.+)$/i.exec(text)?.[1] ??
    /:\s+(.+)$/s.exec(text)?.[1] ??
    /\b(?:about|regarding)\s+(.+?)[.?!]*$/i.exec(text)?.[1];
  return said ? [said.trim().replace(/(?<![.?!])[.]$/, "")] : [];
}

/** "remind me on Monday to buy milk" */
const REMINDER =
  /\b(?:remind(?:er)?|remember)(?: me)?(?: (?:on|at|in|next|tomorrow|tonight)\b.{0,30}?)? (?:to|about|of) (.+?)[.!?]*$/i;

function reminded(text: string): string | undefined {
  const found = REMINDER.exec(text)?.[1];
  return found && withoutMoment(found);
}

/** What stands between quotation marks. */
export function quoted(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|“([^”]+)”|(?<![\p{L}\d])'([^']+)'(?![\p{L}\d])|`([^`]+)`/gu)].map(
    ([, a, b, c, d]) => a ?? b ?? c ?? d ?? "",
  );
}

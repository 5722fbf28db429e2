import { type Exchange, type Party, partiesOf } from "./run-exchanges";
import { colours, svgPicture, svgText, wrap } from "./svg";

/** No wider than the output of a cell in a narrow window. */
const WIDTH = 720;
const COLUMN = 220;
const LINE = 14;
const ROW = 26;
const TOP = 46;

/** Draws who told whom what in a run, from top to bottom. */
export function drawSequence(exchanges: readonly Exchange[], title: string): string {
  const parties = partiesOf(exchanges);
  const count = Math.max(2, parties.length);
  const column = Math.min(COLUMN, Math.floor(WIDTH / count));
  const placeOf = (party: Party): number => parties.indexOf(party) * column + column / 2;
  let y = TOP;
  const arrows = exchanges.map((exchange) => {
    const [from, to] = [placeOf(exchange.from), placeOf(exchange.to)];
    const lines = wrap(exchange.text, Math.abs(to - from) - 24, 2);
    y += ROW + (lines.length - 1) * LINE;
    return drawArrow(exchange, { from, to, y, lines });
  });
  const height = y + 22;
  const heads = parties.map((party) => drawHead(placeOf(party), party, height));
  const size = { width: count * column, height };
  return svgPicture(size, describeSequence(exchanges, title), heads.join("") + arrows.join(""));
}

/** The same in words, for those who cannot see the picture. */
export function describeSequence(exchanges: readonly Exchange[], title: string): string {
  const words = exchanges.map(({ from, to, text }) => `${from} to ${to}: ${text.slice(0, 80)}`);
  return `${title}. ${words.join(". ")}.`;
}

/** The same as Mermaid source. */
export function mermaidSequence(exchanges: readonly Exchange[]): string {
  const parties = partiesOf(exchanges);
  const nameOf = (party: Party): string => party.replaceAll(" ", "");
  return [
    "sequenceDiagram",
    ...parties.map((party) => `  participant ${nameOf(party)} as ${party}`),
    ...exchanges.map(({ from, to, text, isReply }) => {
      // Mermaid ends a statement at a semicolon and starts an entity at a number sign.
      const safe = text.slice(0, 80).replaceAll("#", "#35;").replaceAll(";", "#59;");
      return `  ${nameOf(from)}${isReply ? "-->>" : "->>"}${nameOf(to)}: ${safe}`;
    }),
  ].join("\n");
}

function drawHead(x: number, party: Party, height: number): string {
  const box = { width: 124, height: 24 };
  return (
    `<line x1="${x}" y1="38" x2="${x}" y2="${height - 12}" stroke="${colours.frame}" stroke-dasharray="3 3"/>` +
    `<rect x="${x - box.width / 2}" y="14" width="${box.width}" height="${box.height}" rx="4" fill="${colours.ground}" stroke="${colours.faint}"/>` +
    svgText(x, 30, party, { anchor: "middle", weight: "bold" })
  );
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly lines: readonly string[];
}

function drawArrow(exchange: Exchange, { from, to, y, lines }: Place): string {
  const colour = exchange.isReply ? colours.faint : colours.working;
  const dashes = exchange.isReply ? ' stroke-dasharray="5 3"' : "";
  const direction = to > from ? 1 : -1;
  const tip = to - direction * 2;
  const back = tip - direction * 7;
  const words = lines.map((line, index) =>
    svgText((from + to) / 2, y - 6 - (lines.length - 1 - index) * LINE, line, { anchor: "middle" }),
  );
  return (
    `<line x1="${from}" y1="${y}" x2="${tip}" y2="${y}" stroke="${colour}" stroke-width="1.5"${dashes}/>` +
    `<path d="M${tip} ${y} L${back} ${y - 4} L${back} ${y + 4} Z" fill="${colour}"/>` +
    words.join("")
  );
}

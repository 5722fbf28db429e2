import { type Exchange, type Party, partiesOf } from "./run-exchanges";
import { colours, svgPicture, svgText } from "./svg";

const COLUMN = 200;
const ROW = 40;
const TOP = 52;

/** Draws who told whom what in a run, from top to bottom. */
export function drawSequence(exchanges: readonly Exchange[], title: string): string {
  const parties = partiesOf(exchanges);
  const width = Math.max(2, parties.length) * COLUMN;
  const height = TOP + exchanges.length * ROW + 20;
  const placeOf = (party: Party): number => parties.indexOf(party) * COLUMN + COLUMN / 2;
  const heads = parties.map((party) => drawHead(placeOf(party), party, height));
  const arrows = exchanges.map((exchange, index) => {
    return drawArrow(exchange, placeOf(exchange.from), placeOf(exchange.to), TOP + (index + 0.75) * ROW);
  });
  return svgPicture({ width, height }, describeSequence(exchanges, title), heads.join("") + arrows.join(""));
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
  const box = { width: 130, height: 24 };
  return (
    `<line x1="${x}" y1="38" x2="${x}" y2="${height - 12}" stroke="${colours.frame}" stroke-dasharray="3 3"/>` +
    `<rect x="${x - box.width / 2}" y="14" width="${box.width}" height="${box.height}" rx="4" fill="${colours.ground}" stroke="${colours.faint}"/>` +
    svgText(x, 30, party, { anchor: "middle", weight: "bold" })
  );
}

function drawArrow(exchange: Exchange, fromX: number, toX: number, y: number): string {
  const colour = exchange.isReply ? colours.faint : colours.working;
  const dashes = exchange.isReply ? ' stroke-dasharray="5 3"' : "";
  const direction = toX > fromX ? 1 : -1;
  const tip = toX - direction * 2;
  const back = tip - direction * 7;
  return (
    `<line x1="${fromX}" y1="${y}" x2="${tip}" y2="${y}" stroke="${colour}" stroke-width="1.5"${dashes}/>` +
    `<path d="M${tip} ${y} L${back} ${y - 4} L${back} ${y + 4} Z" fill="${colour}"/>` +
    svgText((fromX + toX) / 2, y - 6, exchange.text, {
      anchor: "middle",
      maxWidth: Math.abs(toX - fromX) - 16,
    })
  );
}

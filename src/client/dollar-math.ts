/**
 * Rewrites `\( … \)` and `\[ … \]`, as models write formulas, to `$ … $` and `$$ … $$`, which every notebook
 * renders. Code, fenced or inline, stays as it is; a dollar sign in the text is escaped, so that prices do not
 * turn into formulas.
 */
export function dollarMath(markdown: string): string {
  return markdown.replace(
    /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|(\$\$[\s\S]+?\$\$|\$(?=\S)[^$\n]*[^\s$\\]\$(?!\d))|\$/g,
    (
      whole: string,
      code: string | undefined,
      inline: string | undefined,
      display: string | undefined,
      dollars: string | undefined,
    ) => {
      if (code !== undefined || dollars !== undefined) return whole;
      if (inline !== undefined) return `$${inline.trim()}$`;
      if (display !== undefined) return `\n\n$$${display.trim()}$$\n\n`;
      return "\\$";
    },
  );
}

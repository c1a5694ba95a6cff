import type { Nodes, Paragraph, PhrasingContent, RootContent } from "mdast";

/** How a lesson's exercises and figures are told in words, by their names. */
export interface Described {
  exercise: (slug: string) => RootContent[];
  figure: (name: string) => RootContent[];
}

/** A piece of a paragraph: plain, strong, or a link. */
type Piece = string | { strong: string } | { link: string; to: string };

/** Makes a paragraph of pieces. */
export const paragraph = (pieces: readonly Piece[]): Paragraph => ({
  type: "paragraph",
  children: pieces.map((piece): PhrasingContent => {
    if (typeof piece === "string") return { type: "text", value: piece };
    if ("strong" in piece) return { type: "strong", children: [{ type: "text", value: piece.strong }] };
    return { type: "link", url: piece.to, children: [{ type: "text", value: piece.link }] };
  }),
});

/** Reads the text of a node; a text that was written as an expression, `{"…"}`, is its value. */
export function readText(node: Nodes): string {
  if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression")
    return String(JSON.parse(node.value));
  if ("children" in node) return node.children.map(readText).join("");
  return "value" in node ? node.value : "";
}

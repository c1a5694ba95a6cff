import type { BlockContent, Paragraph, PhrasingContent, RootContent } from "mdast";
import { type Described, paragraph, readText } from "./blocks.ts";

type InlineElement = Extract<PhrasingContent, { type: "mdxJsxTextElement" }>;
type Element = InlineElement | Extract<RootContent, { type: "mdxJsxFlowElement" }>;

/** Turns what only the page can show into Markdown: exercises and figures into words, goals into headings, notes into quotes. */
export function toPlainBlocks(nodes: readonly RootContent[], described: Described): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (isElement(node)) return plainElement(node, described);
    const turns = node.type === "paragraph" ? findTurns(node) : [];
    return turns.length > 0 ? turns.map(plainTurn) : [node];
  });
}

function plainElement(element: Element, described: Described): RootContent[] {
  const inside = (): RootContent[] => toPlainBlocks(element.children, described);
  const attribute = (name: string): string => readAttribute(element, name);
  switch (element.name) {
    case "Exercise":
      return described.exercise(attribute("id"));
    case "Figure":
      return described.figure(attribute("name"));
    case "Goal": {
      const value = `Sub-goal ${attribute("n")}: ${attribute("title")}`;
      return [{ type: "heading", depth: 3, children: [{ type: "text", value }] }, ...inside()];
    }
    case "Note": {
      const asOf = attribute("asOf");
      const title = `${attribute("title")}${asOf === "" ? "" : `, as of ${asOf}`}`;
      return [
        { type: "blockquote", children: [paragraph([{ strong: title }]), ...inside().filter(isBlock)] },
      ];
    }
    case "Turn":
      return [plainTurn(element)];
    default:
      return inside();
  }
}

const plainTurn = (turn: Element): RootContent => ({
  type: "code",
  lang: readAttribute(turn, "role"),
  value: readText(turn).trim(),
});

const findTurns = ({ children }: Paragraph): InlineElement[] =>
  children.filter((child) => child.type === "mdxJsxTextElement").filter(({ name }) => name === "Turn");

const isElement = (node: RootContent): node is Element =>
  node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

const isBlock = (node: RootContent): node is BlockContent =>
  ["paragraph", "list", "code", "blockquote", "heading", "table"].includes(node.type);

/** Reads an attribute as a text; one written as an expression, `n={1}`, gives its source. */
function readAttribute({ attributes }: Element, name: string): string {
  const found = attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
  if (typeof found?.value === "string") return found.value;
  return found?.value?.value ?? "";
}

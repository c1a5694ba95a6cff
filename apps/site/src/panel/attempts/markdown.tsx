import { marked } from "marked";

/** Shows a text that an author wrote in Markdown; it comes from the course, never from a learner or a model. */
export function Markdown({ text }: { text: string }) {
  const html = marked.parse(text, { async: false });
  return <div class="told" dangerouslySetInnerHTML={{ __html: html }} />;
}

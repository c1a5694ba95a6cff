/** Shows a sentence with its `{{placeholders}}` set as what they are: text for a model. */
export function WithCode({ text }: { text: string }) {
  const pieces = text.split(/(\{\{[^{}]*\}\})/);
  return <>{pieces.map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>;
}

/** Shows a sentence with its `{{placeholders}}`, and what stands between backticks, set as text for a model. */
export function WithCode({ text }: { text: string }) {
  const pieces = text.split(/(\{\{[^{}]*\}\}|`[^`]+`)/);
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? <code key={index}>{piece.replaceAll("`", "")}</code> : piece,
      )}
    </>
  );
}

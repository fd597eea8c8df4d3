/** "41 now", "24–29 now": the number in a text stands out, wherever the language puts it. */
export function FigureText({ text }: { readonly text: string }) {
  const found = /[-−–]?\d[\d.,\u00a0\u202f]*(?:–\d[\d.,\u00a0\u202f]*)?/.exec(text);
  if (found === null) return <>{text}</>;
  const [figure] = found;
  return (
    <>
      {text.slice(0, found.index)}
      <b class="figures">{figure}</b>
      {text.slice(found.index + figure.length)}
    </>
  );
}

/** A portal: its page, its server, and what it charged. */
export interface Console {
  readonly host: string;
  readonly title: string;
  /** What a person sees: a field `#number`, a button `#go`, and `#said` for what came of it. */
  readonly page: string;
  readonly answer: (request: Request) => Promise<Response>;
  readonly charged: () => number;
}

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

export const notFound = (): Response => json({ error: 'not found' }, 404);

/** A page with a form that hands its number to `send`, a function of the script. */
export const pageWith = (title: string, script: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<h1>${title}</h1>
<label>Numbers <textarea id="number"></textarea></label> <button id="go">Go</button> <p id="said"></p>
<script>
${script}
document.getElementById('go').onclick = async () => {
  const numbers = document.getElementById('number').value.split(/\\s+/).filter(Boolean);
  document.getElementById('said').textContent = await send(numbers);
};
</script></body></html>`;

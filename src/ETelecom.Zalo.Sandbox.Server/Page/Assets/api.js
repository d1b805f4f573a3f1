// The control API of the sandbox, as its README describes it.

const root = '/_sandbox/';

/** A refusal of the sandbox, in its own words. */
export class Refusal extends Error {}

async function call(method, path, body) {
  const response = await fetch(root + path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(answer.msg ?? `HTTP ${response.status}`);
  return answer;
}

export const get = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const remove = path => call('DELETE', path);

/** Every change, as it happens. The browser reconnects automatically, and sends the last event that it saw. */
export function listen(handlers, onLive) {
  const source = new EventSource(root + 'events');
  source.onopen = () => onLive(true);
  source.onerror = () => onLive(false);
  for (const [name, handle] of Object.entries(handlers)) source.addEventListener(name, event => handle(JSON.parse(event.data)));
}

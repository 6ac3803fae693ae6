// Sends a form as it stands and says how it went. A form whose session is over gets a fresh token from the page it stands on, once
// somebody has signed in again, in another tab: what is typed stays where it is.

/**
 * `conflict`: somebody else was faster. `refused`: the server tells on the page what is wrong. `signed_out`: nobody is signed in here.
 * `failed`: it did not arrive.
 */
export type Outcome = 'saved' | 'refused' | 'conflict' | 'signed_out' | 'failed';

const patience = 15_000;
/** Browsers refuse to outlive the page with more than 64 KB. */
const mostKeptAlive = 60_000;

const fieldsNamed = (name: string): Iterable<HTMLInputElement> =>
  document.querySelectorAll<HTMLInputElement>(`input[type=hidden][name=${name}]`);

const carry = (name: string, value: string): void => {
  for (const field of fieldsNamed(name)) field.value = value;
};

/** What is pasted is read only when its button is pressed. */
const bodyOf = (form: HTMLFormElement): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (name !== 'pasted' && typeof value === 'string') body.append(name, value);
  return body;
};

const ask = (address: string, accept: string, body?: URLSearchParams): Promise<Response> =>
  fetch(address, {
    ...(body ? { method: 'POST', body, keepalive: body.toString().length < mostKeptAlive } : {}),
    headers: { accept },
    signal: AbortSignal.timeout(patience),
  });

/** The page anew, for its token alone; null where it leads to the door. */
const freshToken = async (): Promise<string | null> => {
  const response = await ask(location.href, 'text/html');
  if (!response.ok || new URL(response.url).pathname !== location.pathname) return null;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return page.querySelector<HTMLInputElement>('main input[name=token]')?.value ?? null;
};

const outcomes: Readonly<Record<number, Outcome>> = { 409: 'conflict', 422: 'refused' };

const post = async (form: HTMLFormElement): Promise<Outcome | 'expired'> => {
  const response = await ask(form.action, 'application/json', bodyOf(form));
  if (response.status === 401 || response.status === 403) return 'expired';
  if (!response.ok) return outcomes[response.status] ?? 'failed';
  carry('revision', String(((await response.json()) as { revision: number }).revision)); // what the server answers to this form
  return 'saved';
};

export const send = async (form: HTMLFormElement): Promise<Outcome> => {
  try {
    const first = await post(form);
    if (first !== 'expired') return first;
    const token = await freshToken();
    if (token === null) return 'signed_out';
    carry('token', token);
    const second = await post(form);
    return second === 'expired' ? 'signed_out' : second;
  } catch {
    return 'failed';
  }
};

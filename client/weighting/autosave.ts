// Sends a form a moment after the last key, and carries the new revision into every form of the page. Where somebody else was faster
// it stops: only a person may write over another's numbers.

type Words = { readonly saved: string; readonly failed: string; readonly conflict: string };

const pause = 900;

const wordsOf = (form: HTMLFormElement): Words => JSON.parse(form.dataset['autosave'] ?? '{}') as Words; // as the page wrote it

const carry = (revision: number): void => {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=revision]'))
    field.value = String(revision);
};

/** What is pasted is read only when its button is pressed. */
const bodyOf = (form: HTMLFormElement): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (name !== 'pasted' && typeof value === 'string') body.append(name, value);
  return body;
};

type Outcome = 'saved' | 'failed' | 'conflict';

const send = async (form: HTMLFormElement): Promise<Outcome> => {
  try {
    const headers = { Accept: 'application/json' };
    const response = await fetch(form.action, { method: 'POST', headers, body: bodyOf(form) });
    if (response.status === 409) return 'conflict';
    if (!response.ok) return 'failed';
    carry(((await response.json()) as { revision: number }).revision); // what the server answers to this form
    return 'saved';
  } catch {
    return 'failed';
  }
};

export const startAutosave = (form: HTMLFormElement): void => {
  const words = wordsOf(form);
  const status = form.querySelector('.saving');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = Promise.resolve();
  let underWay = 0;
  let isStopped = false;
  const save = async (): Promise<void> => {
    const outcome = isStopped ? 'conflict' : await send(form);
    isStopped = outcome === 'conflict';
    if (status) status.textContent = words[outcome];
    underWay -= 1;
  };
  form.addEventListener('input', event => {
    if (event.target instanceof HTMLTextAreaElement) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      underWay += 1;
      sending = sending.then(save);
    }, pause);
  });
  // the button sends the newest revision: what is being saved comes back first
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    const { submitter } = event;
    if (underWay === 0) return;
    event.preventDefault();
    // not at once: a form does not take another submission while it is at this one
    void sending.then(() => setTimeout(() => form.requestSubmit(submitter)));
  });
};

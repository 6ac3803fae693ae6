// Sends what the device keeps, in order and once: by the page, or by the worker when the network is back. What was sent is taken
// off the list only after the server has said that it lies safely; until then it is sent again, and the server knows it again.
import { alone, type Box } from './box.ts';
import type { Kept } from './kept.ts';
import { partOf } from './parts.ts';

/** Why answers still wait: nobody there, a server that has no time, or one that does not take them as they are. */
export type Trouble = 'offline' | 'busy' | 'refused';

/** `unanswered`: all was to be sent, and the server misses an answer. `closed`, `already`, `lost`: ends that nothing can change any more. */
export type Sending = 'kept' | 'unanswered' | 'sent' | Trouble | 'closed' | 'already' | 'lost';

const ends: Readonly<Record<number, Sending>> = { 404: 'closed', 409: 'lost' };

export const isTrouble = (outcome: Sending): outcome is Trouble => /^(offline|busy|refused)$/.test(outcome);

/** 408 and 429 ask for patience, as all from 500 do. */
const meaningOf = (status: number): Sending =>
  ends[status] ?? (status >= 500 || status === 408 || status === 429 ? 'busy' : 'refused');

const bodyOf = ({ interview, pages, submit }: Kept): string =>
  JSON.stringify({ wave: interview.wave.id, version: interview.version, pages, submit });

/** Browsers refuse more than 64 KB, of all such requests together, to go on after the page is closed. */
const outlivingBytes = 30_000;

const post = async (kept: Kept): Promise<Sending> => {
  const body = new TextEncoder().encode(bodyOf(kept));
  try {
    const response = await fetch(kept.interview.save, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      keepalive: body.length <= outlivingBytes,
    });
    if (response.status >= 500) return 'busy'; // perhaps from something in between, in words of its own
    const said = (await response.json()) as { isSent?: boolean; code?: string }; // written by our own routes
    if (response.ok) return said.isSent ? 'sent' : kept.submit === null ? 'kept' : 'unanswered';
    return said.code === 'already_answered' ? 'already' : meaningOf(response.status);
  } catch {
    return 'offline';
  }
};

const withoutSent =
  (sent: Kept) =>
  (kept: Kept): Kept => ({
    ...kept,
    pages: kept.pages.filter(page => !sent.pages.some(each => JSON.stringify(each) === JSON.stringify(page))),
  });

export const sendAll = (survey: string, box: Box): Promise<Sending> =>
  alone(`send ${survey}`, async () => {
    const kept = await box.read();
    if (!kept) return 'lost';
    if (kept.pages.length === 0 && kept.submit === null) return 'kept';
    return sendParts(box, kept);
  });

const sendParts = async (box: Box, kept: Kept): Promise<Sending> => {
  const part = partOf(kept);
  const outcome = await post(part);
  if (outcome === 'kept' || outcome === 'unanswered') await box.change(withoutSent(part));
  const rest = outcome === 'kept' && part !== kept ? await box.read() : null;
  return rest ? sendParts(box, rest) : outcome;
};

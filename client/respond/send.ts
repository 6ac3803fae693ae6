// Sends what the device keeps, in order and once: by the page, or by the worker when the network is back. What was sent is taken
// off the list only after the server has said that it lies safely; until then it is sent again, and the server knows it again.
import { alone, type Box } from './box.ts';
import type { Kept } from './kept.ts';

/** `unanswered`: all was to be sent, and the server misses an answer. `away`: no answer; `closed`, `already`, `lost`: ends that nothing can change any more. */
export type Sending = 'kept' | 'unanswered' | 'sent' | 'away' | 'closed' | 'already' | 'lost';

const ends: Readonly<Record<number, Sending>> = { 404: 'closed', 409: 'lost' };

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
    const said = (await response.json()) as { isSent?: boolean; code?: string }; // written by our own routes
    if (response.ok) return said.isSent ? 'sent' : kept.submit === null ? 'kept' : 'unanswered';
    return said.code === 'already_answered' ? 'already' : (ends[response.status] ?? 'away');
  } catch {
    return 'away';
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
    const outcome = await post(kept);
    if (outcome === 'kept' || outcome === 'unanswered') await box.change(withoutSent(kept));
    return outcome;
  });

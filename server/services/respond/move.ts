// Going on with another device: a code that the respondent writes down and the server forgets. It opens, for fourteen days, a sealed
// note of the ticket; the note's name and key are derived from the code slowly, so that a copied database cannot be searched for codes.
import { dayAfter } from '../../clock.ts';
import { moveKey, movedId, newMoveCode, readMoveCode, seal, unseal } from '../../crypto.ts';
import type { Interview } from './interview.ts';
import type { ServiceParts } from '../parts.ts';
import { readTicket, writeTicket, type Ticket } from './ticket.ts';

const daysKept = 14;

/** A new code, eighteen digits; its note lies beside the drafts and goes when they go. */
export const moveCode = async (parts: ServiceParts, { ticket }: Interview): Promise<string> => {
  const code = newMoveCode(parts.random);
  const key = await moveKey(code);
  await parts.stores.moves.add({
    id: movedId(key),
    expires: dayAfter(parts.clock.today(), daysKept + 1),
    sealed: seal(key, writeTicket(ticket).padEnd(64), parts.random),
  });
  return code;
};

/** The ticket behind a code as somebody typed it; null where there is none. */
export const takeCode = async (parts: ServiceParts, typed: string): Promise<Ticket | null> => {
  const code = readMoveCode(typed);
  if (code === null) return null;
  const key = await moveKey(code);
  const sealed = await parts.stores.moves.find(movedId(key));
  const plain = sealed && unseal(key, sealed);
  return readTicket(plain?.trim());
};

// Going on with another device: a code that the respondent writes down and the server forgets. It opens, for fourteen days, a sealed
// note of the ticket; the note's name and key are derived from the code slowly, so that a copied database cannot be searched for codes.
import { firstUnanswered } from '../../../surveys/journey.ts';
import { dayAfter } from '../../clock.ts';
import { moveKey, movedId, newMoveCode, readMoveCode, seal, unseal } from '../../crypto.ts';
import type { Interview } from './interview.ts';
import type { ServiceParts } from '../parts.ts';
import { changeDraft } from './drafts.ts';
import { readTicket, writeTicket, type Ticket } from './ticket.ts';

const daysKept = 14;

/** A new code, eighteen digits. The draft knows its note before there is one, so that none is left behind when the draft goes. */
export const moveCode = async (parts: ServiceParts, interview: Interview): Promise<string> => {
  const { ticket, wave, version, draft, answers, context, questionnaire } = interview;
  const code = newMoveCode(parts.random);
  const key = await moveKey(code);
  const note = movedId(key);
  const open = firstUnanswered(interview.journey, answers)?.page ?? questionnaire.pages.at(-1);
  const page = open?.id ?? '';
  await changeDraft(
    parts,
    { key: ticket.key, wave: wave.id, version, page, seed: context.seed, known: draft, note },
    newest => newest,
  );
  await parts.stores.moves.add({
    id: note,
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
  const sealed = await parts.stores.moves.find(movedId(key), parts.clock.now());
  const plain = sealed && unseal(key, sealed);
  return readTicket(plain?.trim());
};

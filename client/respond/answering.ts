// What a respondent does on a page: answers it, goes back, changes the language, sends everything.
import type { Form } from '../../surveys/answers.ts';
import { languages, type Language } from '../../surveys/language.ts';
import { take, type Kept, type Taken } from './kept.ts';
import { isOpen, placeOf, saySaved, show, startOver, type Session } from './session.ts';
import { send } from './sending.ts';

/** As the server reads a form: one value is a text, several are a list. */
export const formOf = (element: HTMLFormElement): Form => {
  const form: Record<string, string | string[]> = {};
  for (const [name, value] of new FormData(element)) {
    if (typeof value !== 'string') continue;
    const before = form[name];
    form[name] = before === undefined ? value : [before, value].flat();
  }
  return form;
};

/** `/en/s/population/7` of this survey: the language and the place; null for any other address. */
export const placeIn = (session: Session, { origin, pathname }: URL | Location) => {
  const found = new RegExp(`^(?:/(${languages.join('|')}))?/s/${session.survey}/(\\d+|review|submit)$`).exec(
    pathname,
  );
  if (!found || origin !== location.origin) return null;
  const language = (found[1] ?? session.kept.interview.plainLanguage) as Language; // one of the languages, by the pattern
  return { language, at: found[2] ?? '' };
};

const changeKept = async (session: Session, change: (kept: Kept) => Kept): Promise<Kept | null> => {
  const kept = isOpen(session) ? await session.box.change(change) : null;
  if (kept) session.kept = kept;
  else startOver(session);
  return kept;
};

export const answerPage = async (session: Session, number: string, form: Form): Promise<void> => {
  let taken: Taken | undefined;
  const kept = await changeKept(session, newest => {
    taken = take(session.questionnaire, newest, number, form);
    return 'kept' in taken ? taken.kept : newest;
  });
  if (!kept || !taken) return;
  if ('mistakes' in taken) return show(session, number, 'stay', { ...taken, form });
  show(session, placeOf(session, taken.next), 'push');
  void send(session);
};

export const sendEverything = async (session: Session): Promise<void> => {
  const kept = await changeKept(session, newest => ({ ...newest, submit: session.language }));
  if (kept) await send(session);
};

/** Kept as it stands, tap by tap; it becomes an answer when the button is pressed. */
export const keepTyped = async (session: Session, element: HTMLFormElement): Promise<void> => {
  const { at } = session;
  const form = formOf(element);
  if (!element.isConnected) return; // the page has gone on meanwhile
  const kept = await changeKept(session, newest => ({ ...newest, typed: { ...newest.typed, [at]: form } }));
  if (kept && element.isConnected) saySaved(session, session.trouble ?? 'here');
};

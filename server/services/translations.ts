// Translations of a draft: set one by one where they are read, or taken from a translator's sheet. What is missing is filled; what
// would change a text that stands there waits for somebody to look.
import type { Questionnaire } from '../../surveys/schema.ts';
import {
  editFor,
  readReturned,
  type Proposal,
  type Returned,
  type Setting,
} from '../../surveys/translations.ts';
import type { Workbook } from '../../surveys/xlsform/sheets.ts';
import { Problem } from '../problem.ts';
import type { ServiceParts } from './parts.ts';
import type { DraftService, EditOutcome } from './drafts.ts';

export type SheetOutcome =
  | { readonly refusal: 'no_sheet' | 'no_column'; readonly column?: string }
  | { readonly filled: number; readonly returned: Returned; readonly document: Questionnaire };

export { languages } from '../../surveys/language.ts';

type Parts = ServiceParts & { readonly drafts: DraftService };

const settingOf = ({ entry, language, words }: Proposal): Setting => ({
  ...{ address: entry.address, language, words },
});

type Setted = { readonly id: string; readonly revision: number; readonly settings: readonly Setting[] };

const set = async (
  { drafts }: Parts,
  { id, revision, settings }: Setted,
  who: string,
): Promise<EditOutcome> => {
  const draft = await drafts.find(id);
  const edit = editFor(draft.document, settings);
  return edit ? drafts.edit({ id, revision, edit }, who) : { draft };
};

const takeSheet = async (
  parts: Parts,
  { id, workbook }: { readonly id: string; readonly workbook: Workbook },
  who: string,
): Promise<SheetOutcome> => {
  const draft = await parts.drafts.find(id);
  const returned = readReturned(draft.document, workbook);
  if ('refusal' in returned) return returned;
  const { fills } = returned;
  if (fills.length === 0) return { filled: 0, returned, document: draft.document };
  const outcome = await set(parts, { id, revision: draft.revision, settings: fills.map(settingOf) }, who);
  if ('conflict' in outcome) throw new Problem('overloaded'); // a colleague saved the same text this very moment: send it again
  if ('mistakes' in outcome)
    return {
      filled: 0,
      returned: { ...returned, doubtful: [...fills, ...returned.doubtful] },
      document: draft.document,
    };
  return { filled: fills.length, returned, document: outcome.draft.document };
};

export const translationService = (parts: Parts) => ({
  /** All in one edit, so that one undo takes them back. */
  set: (setted: Setted, who: string) => set(parts, setted, who),
  /** Of an account, for saying who was faster. */
  nameOf: async (account: string | undefined): Promise<string> =>
    (account === undefined ? null : await parts.stores.accounts.find(account))?.name ?? '',
  /** Fills what is missing at once; the rest is handed back to be looked at. */
  takeSheet: (taking: { readonly id: string; readonly workbook: Workbook }, who: string) =>
    takeSheet(parts, taking, who),
});

export type TranslationService = ReturnType<typeof translationService>;

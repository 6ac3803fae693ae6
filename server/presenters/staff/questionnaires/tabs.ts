// What all pages of one draft have on top: its name, how it stands, and the ways to look at it.
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { say, type Reader } from '../../reader.ts';

type Tab = { readonly name: string; readonly href: string };

/** In the order of the work. */
const tabs = (reader: Reader, id: string): readonly Tab[] => {
  const paths = questionnairePaths(reader.paths);
  return [
    { name: 'designer', href: paths.draft(id) },
    { name: 'library', href: paths.draftLibrary(id) },
  ];
};

export const presentTabs = (reader: Reader, id: string, current: string) => ({
  label: reader.t('questionnaires:tabs.label'),
  items: tabs(reader, id).map(({ name, href }) => ({
    href,
    label: reader.t(`questionnaires:tabs.${name}`),
    isCurrent: name === current,
  })),
});

export const draftHeading = (reader: Reader, document: Questionnaire): string =>
  reader.t('questionnaires:heading', { title: say(reader, document.title) });

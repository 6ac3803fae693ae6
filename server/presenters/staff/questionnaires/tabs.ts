// What all pages of one draft have on top: its name, how it stands, and the ways to look at it.
import { publishingPaths } from '../../../paths/publishing.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { say, type Reader } from '../../reader.ts';

type Tab = { readonly name: string; readonly href: string; readonly words?: string };

const publishingViews = ['checks', 'paths', 'trying', 'translations', 'publish', 'versions'] as const;

/** In the order of the work. */
const tabs = (reader: Reader, id: string): readonly Tab[] => {
  const paths = questionnairePaths(reader.paths);
  const later = publishingPaths(reader.paths);
  return [
    { name: 'designer', href: paths.draft(id) },
    { name: 'library', href: paths.draftLibrary(id) },
    ...publishingViews.map(name => ({ name, href: later[name](id), words: 'publishing:tabs' })),
  ];
};

export const presentTabs = (reader: Reader, id: string, current: string) => ({
  label: reader.t('questionnaires:tabs.label'),
  items: tabs(reader, id).map(({ name, href, words = 'questionnaires:tabs' }) => ({
    href,
    label: reader.t(`${words}.${name}`),
    isCurrent: name === current,
  })),
});

export const draftHeading = (reader: Reader, document: Questionnaire): string =>
  reader.t('questionnaires:heading', { title: say(reader, document.title) });

// What stands above every view of one draft: its name, how it stands, and the views beside each other.
import { publishingPaths } from '../../../paths/publishing.ts';
import type { Draft } from '../../../services/publishing.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

export const draftViews = [
  'designer',
  'checks',
  'paths',
  'trying',
  'translations',
  'publish',
  'versions',
] as const;
export type DraftView = (typeof draftViews)[number];

/** The views of a draft; also for the designer, which is one of them. */
export const draftTabs = (reader: Reader, id: string, current: DraftView) => {
  const to = publishingPaths(reader.paths);
  const addresses: Readonly<Record<DraftView, string>> = {
    designer: to.designer(id),
    checks: to.checks(id),
    paths: to.paths(id),
    trying: to.trying(id),
    translations: to.translations(id),
    publish: to.publish(id),
    versions: to.versions(id),
  };
  return {
    label: reader.t('publishing:tabs.label'),
    items: draftViews.map(view => ({
      href: addresses[view],
      label: reader.t(`publishing:tabs.${view}`),
      isCurrent: view === current,
    })),
  };
};

type Content = { readonly view: DraftView; readonly heading: string; readonly hasMistakes?: boolean };

const stateOf = ({ t }: Reader, { basedOn, revision }: Draft): string => {
  const number = basedOn?.split('.').at(-1);
  return number === undefined
    ? t('publishing:head.state_first', { revision })
    : t('publishing:head.state', { number, revision });
};

export const presentHead = (visit: Visit, draft: Draft, { view, heading, hasMistakes }: Content) => {
  const { reader } = visit;
  const { t } = reader;
  const to = publishingPaths(reader.paths);
  const name = say(reader, draft.document.title);
  return {
    frame: presentFrame(visit, to.questionnaires()),
    title: `${hasMistakes ? t('staff:mistake_prefix') : ''}${heading}, ${name} — ${t('staff:place')}`,
    up: { href: to.questionnaires(), label: t('publishing:head.up') },
    name: t('publishing:head.name', { name }),
    state: stateOf(reader, draft),
    tabs: draftTabs(reader, draft.id, view),
    heading,
  };
};

/** Texts for staff are said in Russian or English; a Chechen reader of the desk gets Russian. */
export const staffLanguage = ({ language }: Reader): 'ru' | 'en' => (language === 'en' ? 'en' : 'ru');

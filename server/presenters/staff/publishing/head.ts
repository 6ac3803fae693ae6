// What stands above every view of one draft: its name, how it stands, and the views beside each other.
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import { presentTabs } from '../questionnaires/tabs.ts';
import type { Draft } from '../../../services/publishing.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

type Content = { readonly view: string; readonly heading: string; readonly hasMistakes?: boolean };

const stateOf = ({ t }: Reader, { basedOn, revision }: Draft): string => {
  const number = basedOn?.split('.').at(-1);
  return number === undefined
    ? t('publishing:head.state_first', { revision })
    : t('publishing:head.state', { number, revision });
};

export const presentHead = (visit: Visit, draft: Draft, { view, heading, hasMistakes }: Content) => {
  const { reader } = visit;
  const { t } = reader;
  const to = questionnairePaths(reader.paths);
  const name = say(reader, draft.document.title);
  return {
    frame: presentFrame(visit, to.questionnaires()),
    title: `${hasMistakes ? t('staff:mistake_prefix') : ''}${heading}, ${name} — ${t('staff:place')}`,
    up: { href: to.questionnaires(), label: t('publishing:head.up') },
    name: t('publishing:head.name', { name }),
    state: stateOf(reader, draft),
    tabs: presentTabs(reader, draft.id, view),
    heading,
  };
};

/** Texts for staff are said in Russian or English; a Chechen reader of the desk gets Russian. */
export const staffLanguage = ({ language }: Reader): 'ru' | 'en' => (language === 'en' ? 'en' : 'ru');

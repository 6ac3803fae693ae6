// The library of questions: everything that was ever asked, with the waves it was asked in, to be asked again under the same name.
import { inLanguage } from '../../../../surveys/language.ts';
import { isTaken } from '../../../../surveys/edit/questions.ts';
import { questionsIn } from '../../../../surveys/edit/place.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Draft } from '../../../services/drafts.ts';
import type { Known } from '../../../services/questionnaires/trend.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { draftHeading, presentTabs } from './tabs.ts';

export type Searching = {
  readonly draft: Draft;
  readonly known: readonly Known[];
  readonly find: string;
  readonly after: string;
};

/** More are told by number: whoever looks for something writes another word. */
const mostShown = 40;

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

const isFound = ({ question }: Known, words: readonly string[]): boolean => {
  const options = 'options' in question ? question.options.flatMap(({ label }) => Object.values(label)) : [];
  const text = plain([question.id, ...Object.values(question.text), ...options].join(' '));
  return words.every(word => text.includes(word));
};

const optionsOf = ({ language }: Reader, { question }: Known): string => {
  const labels =
    'options' in question ? question.options.map(({ label }) => inLanguage(label, language)) : [];
  return labels.length > 6 ? `${labels.slice(0, 6).join(' · ')} …` : labels.join(' · ');
};

const isHere = ({ document }: Draft, { question }: Known): boolean => isTaken(document, question.id);

const presentKnown = (reader: Reader, known: Known, { draft }: Searching) => {
  const { t, language } = reader;
  const { question, waves, survey, version } = known;
  return {
    text: inLanguage(question.text, language),
    options: optionsOf(reader, known),
    id: question.id,
    type: t(`questionnaires:type.${question.type}`),
    survey: inLanguage(known.surveyTitle, language),
    waves:
      waves.length > 0
        ? t('questionnaires:library.waves', { waves: waves.join(', ') })
        : t('questionnaires:library.never'),
    taken: isHere(draft, known) ? t('questionnaires:library.taken') : null,
    insert: {
      value: `${survey}/${version}/${question.id}`,
      label: t('questionnaires:library.insert'),
      about: question.id,
    },
  };
};

const presentAfter = ({ t, language }: Reader, { draft, after }: Searching) => ({
  label: t('questionnaires:library.after'),
  first: t('questionnaires:library.first'),
  choices: questionsIn(draft.document).map(({ id, text }) => ({
    ...{ value: id, label: inLanguage(text, language), isChosen: id === after },
  })),
});

export const presentLibrary = (visit: Visit, searching: Searching) => {
  const { reader } = visit;
  const { t } = reader;
  const { draft, known, find } = searching;
  const paths = questionnairePaths(reader.paths);
  const found = known.filter(each => isFound(each, plain(find).split(/\s+/).filter(Boolean)));
  const heading = draftHeading(reader, draft.document);
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    title: `${t('questionnaires:library.heading')}, ${heading} — ${t('staff:place')}`,
    heading,
    tabs: presentTabs(reader, draft.id, 'library'),
    lead: t('questionnaires:library.lead'),
    action: paths.draftLibrary(draft.id),
    revision: draft.revision,
    search: {
      label: t('questionnaires:library.search'),
      value: find,
      submit: t('questionnaires:library.find'),
    },
    after: presentAfter(reader, searching),
    count: t('questionnaires:library.count', { count: found.length }),
    more: found.length > mostShown ? t('questionnaires:library.more', { count: mostShown }) : null,
    rows: found
      .toSorted((first, second) => Number(isHere(draft, first)) - Number(isHere(draft, second)))
      .slice(0, mostShown)
      .map(each => presentKnown(reader, each, searching)),
    empty: known.length === 0 ? t('questionnaires:library.empty') : null,
  };
};

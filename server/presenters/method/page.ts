// The public page of a wave's disclosure statement.
import type { PublishedMethod } from '../../services/methods.ts';
import type { ItemId, Statement } from '../../services/statements.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { presentItem } from './items.ts';
import { presentOutcomes } from './outcomes.ts';
import { presentQuestions } from './questions.ts';
import { shortMethod } from './short.ts';
import { presentStanding } from './standing.ts';

/** In the order in which they are printed. */
export const order: readonly ItemId[] = [
  ...(['sponsor', 'wording', 'population', 'frame', 'mode', 'dates'] as const),
  ...(['precision', 'weighting', 'processing', 'limits', 'data'] as const),
];

const crumbs = (reader: Reader, { survey }: Statement) => [
  { href: reader.paths.results(), label: reader.t('public:nav.results') },
  { href: reader.paths.surveyResults(survey.id), label: say(reader, survey.title) },
];

const othersOf = ({ t, paths }: Reader, survey: string, others: PublishedMethod['others']) =>
  others.length === 0
    ? null
    : {
        heading: t('statement:page.others'),
        links: others.map(name => ({ href: paths.method(survey, name), label: name })),
      };

const frameOf = (reader: Reader, { survey, wave, isDemonstration }: Statement, title: string) => {
  const surveyTitle = say(reader, survey.title);
  return frame(reader, {
    title: `${title}. ${surveyTitle}`,
    description: reader.t('statement:page.description', { survey: surveyTitle, wave: wave.name }),
    ...{ section: 'results', isDemonstration },
  });
};

export const presentMethod = (reader: Reader, published: PublishedMethod) => {
  const { t } = reader;
  const { statement, questionnaire, others } = published;
  const { survey, wave, missing } = statement;
  const title = t('statement:page.title', { wave: wave.name });
  return {
    frame: frameOf(reader, statement, title),
    crumbs: crumbs(reader, statement),
    crumbsLabel: t('results:page.crumbs'),
    kicker: { topic: t('statement:page.kicker'), rest: [say(reader, survey.title), wave.name] },
    title,
    stand: t(`statement:page.${missing.length === 0 ? 'stand' : 'incomplete'}`, { count: missing.length }),
    standing: presentStanding(reader, published),
    short: { heading: t('statement:page.short'), lines: shortMethod(reader, statement) },
    demonstration: statement.isDemonstration ? t('statement:page.demonstration') : null,
    items: {
      heading: t('statement:page.items'),
      list: order.map(item => presentItem(reader, statement, item)),
    },
    outcomes: presentOutcomes(reader, statement),
    questions: presentQuestions(reader, questionnaire),
    minimum: t('statement:page.minimum'),
    others: othersOf(reader, survey.id, others),
  };
};

export type MethodPage = ReturnType<typeof presentMethod>;

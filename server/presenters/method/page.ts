// The public page of a wave's disclosure statement.
import type { ItemId, PublishedStatement, Statement } from '../../services/statements.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';
import { presentItem } from './items.ts';
import { presentOutcomes } from './outcomes.ts';
import { presentQuestions } from './questions.ts';
import { shortMethod } from './short.ts';

/** In the order in which they are printed. */
export const order: readonly ItemId[] = [
  ...(['sponsor', 'wording', 'population', 'frame', 'mode', 'dates'] as const),
  ...(['precision', 'weighting', 'processing', 'limits', 'data'] as const),
];

const crumbs = (reader: Reader, { survey }: Statement) => [
  { href: reader.paths.results(), label: reader.t('public:nav.results') },
  { href: reader.paths.surveyResults(survey.id), label: say(reader, survey.title) },
];

const othersOf = ({ t, paths }: Reader, survey: string, others: PublishedStatement['others']) =>
  others.length === 0
    ? null
    : {
        heading: t('statement:page.others'),
        links: others.map(({ name }) => ({ href: paths.method(survey, name), label: name })),
      };

export const presentMethod = (reader: Reader, { statement, questionnaire, others }: PublishedStatement) => {
  const { t } = reader;
  const { survey, wave } = statement;
  const surveyTitle = say(reader, survey.title);
  const title = t('statement:page.title', { wave: wave.name });
  return {
    frame: frame(reader, {
      title: `${title}. ${surveyTitle}`,
      description: t('statement:page.description', { survey: surveyTitle, wave: wave.name }),
      ...{ section: 'results', isDemonstration: statement.isDemonstration },
    }),
    crumbs: crumbs(reader, statement),
    crumbsLabel: t('results:page.crumbs'),
    kicker: { topic: t('statement:page.kicker'), rest: [surveyTitle, wave.name] },
    title,
    stand: t(statement.missing.length === 0 ? 'statement:page.stand' : 'statement:page.incomplete', {
      count: statement.missing.length,
    }),
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

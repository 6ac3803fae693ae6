// Groups of people side by side: districts, sexes, ages as rows, and for each question of which a release divides people by them, a column.
import type { ReleasedQuestion } from '../../services/published.ts';
import type { Breakdown, Group } from '../../services/results/breakdown.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import { percent, plusMinus } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { focusAnswers } from './headline.ts';

const significance = 0.05;

type Divided = { readonly question: QuestionResult; readonly breakdown: Breakdown };

/** Of each question, each way in which its release divides people, once. */
const dividedIn = ({ released }: ReleasedQuestion): readonly Divided[] => [
  ...new Map(
    released.findings.flatMap(({ content: { questions, breakdown } }) =>
      questions[0] && breakdown
        ? [[breakdown.variable.name, { question: questions[0], breakdown }] as const]
        : [],
    ),
  ).values(),
];

/** Called different only where it stays so with all comparisons counted. */
const verdict = ({ t }: Reader, { difference }: Pick<Group, 'difference'>): string | null => {
  if (difference === null || (difference.adjustedPValue ?? 1) >= significance) return null;
  return t(difference.value > 0 ? 'results:compare.above' : 'results:compare.below');
};

const cellOf = (reader: Reader, group: Pick<Group, 'focus' | 'difference'> | undefined) => {
  const estimate = group?.focus.estimate;
  if (!group || !estimate) return { text: reader.t('results:chart.hidden'), under: null, isHidden: true };
  const under = [plusMinus(estimate), verdict(reader, group)].filter(Boolean).join(', ');
  return { text: percent(estimate.value, reader.language), under, isHidden: false };
};

const columnOf = (reader: Reader, { question, breakdown }: Divided) => ({
  label: say(reader, question.variable.label),
  href: reader.paths.questionResults(question.survey.id, question.variable.name),
  about: [focusAnswers(reader, question), breakdown.wave].filter(Boolean).join('; '),
});

const everybody = ({ question, breakdown }: Divided) => {
  const result = question.waves.find(({ wave }) => wave.name === breakdown.wave);
  return result && { focus: result.focus, difference: null };
};

const tableOf = (reader: Reader, members: readonly Divided[], { variable }: Breakdown) => {
  const { t } = reader;
  const groups = new Set(members.flatMap(({ breakdown }) => breakdown.groups.map(({ code }) => code)));
  const rows = variable.categories.filter(({ code }) => groups.has(code));
  return {
    ...{ caption: say(reader, variable.label), scroll: t('results:table.scroll') },
    corner: t('results:page.group'),
    columns: members.map(member => columnOf(reader, member)),
    rows: [
      {
        ...{ heading: t('results:compare.all'), isMain: true },
        cells: members.map(member => cellOf(reader, everybody(member))),
      },
      ...rows.map(({ code, label }) => ({
        ...{ heading: say(reader, label), isMain: false },
        cells: members.map(({ breakdown }) =>
          cellOf(
            reader,
            breakdown.groups.find(group => group.code === code),
          ),
        ),
      })),
    ],
  };
};

/** One table for each question by which people are divided; none where no release divides them. */
export const comparisonOf = (reader: Reader, questions: readonly ReleasedQuestion[]) => {
  const divided = questions.flatMap(dividedIn);
  const names = new Set(divided.map(({ breakdown }) => breakdown.variable.name));
  const tables = [...names].flatMap(name => {
    const members = divided.filter(({ breakdown }) => breakdown.variable.name === name);
    return members[0] ? [{ id: `compare-${name}`, ...tableOf(reader, members, members[0].breakdown) }] : [];
  });
  const { t } = reader;
  return { heading: t('results:compare.heading'), note: t('results:compare.note'), tables };
};

// The tables of a content, one for each question and wave and one for each group of a breakdown: all of them that an attacker reads.
import type { Breakdown, Group } from '../results/breakdown.ts';
import type { Content } from '../results/content.ts';
import type { Cell, QuestionResult, WaveResult } from '../results/result.ts';

/** `chance`: answers hidden by chance; only how many gave one is a count. */
export type TableKind = 'exclusive' | 'set' | 'chance';

export type Table = {
  readonly survey: string;
  /** Id of the wave. */
  readonly wave: string;
  readonly question: string;
  readonly kind: TableKind;
  /** Whose answers it holds; null for everybody's. */
  readonly group: { readonly by: string; readonly code: string } | null;
  readonly isFiltered: boolean;
  readonly askedOf: QuestionResult['askedOf'];
  readonly isNewest: boolean;
  /** Who was drawn without strata and places: then degrees of freedom count people, too. */
  readonly countsByFreedom: boolean;
  readonly base: WaveResult['base'];
  readonly cells: readonly Cell[];
  readonly focus: Cell;
  readonly focusCodes: readonly string[];
};

const kindOf = ({ variable }: QuestionResult): TableKind =>
  variable.indirect ? 'chance' : variable.type === 'set' ? 'set' : 'exclusive';

type About = Omit<Table, 'group' | 'base' | 'cells' | 'focus'>;

const aboutOf = (question: QuestionResult, { wave, weighting }: WaveResult): About => ({
  ...{ survey: question.survey.id, wave: wave.id, question: question.variable.name, kind: kindOf(question) },
  ...{ isFiltered: question.isFiltered, askedOf: question.askedOf },
  isNewest: wave.id === question.waves.at(-1)?.wave.id,
  countsByFreedom: !weighting.hasStrata && !weighting.hasPsu,
  focusCodes: question.focus?.codes ?? [],
});

const waveTable = (question: QuestionResult, result: WaveResult): Table => {
  const { base, cells, focus } = result;
  return { ...aboutOf(question, result), group: null, base, cells, focus };
};

const groupTable = (about: About, { variable }: Breakdown, { code, base, cells, focus }: Group): Table => ({
  ...{ ...about, group: { by: variable.name, code } },
  ...{ base, cells, focus },
});

/** The wave that a breakdown is of. */
export const dividedWave = ({ questions: [question], breakdown }: Content): WaveResult | undefined =>
  question?.waves.findLast(({ wave }) => wave.name === breakdown?.wave);

export const tablesOf = (content: Content): readonly Table[] => {
  const { questions, breakdown } = content;
  const [first] = questions;
  const divided = dividedWave(content);
  return [
    ...questions.flatMap(question => question.waves.map(result => waveTable(question, result))),
    ...(first && divided && breakdown
      ? breakdown.groups.map(group => groupTable(aboutOf(first, divided), breakdown, group))
      : []),
  ];
};

// What an embed says around its drawing: the sentence, the measure, the source, the method in three lines.
import type { OpenVersion } from '../../services/openData.ts';
import type { FrozenFinding } from '../../services/published.ts';
import type { FindingFigure } from '../figures/figureOf.ts';
import { shortMethod } from '../method/short.ts';
import type { Reader } from '../reader.ts';
import { frozenFigure, frozenSentence } from '../releases/told.ts';

export type EmbedWords = {
  readonly sentence: string;
  readonly figure: FindingFigure;
  /** The question as it was asked, who answered and when, how to read the drawing. */
  readonly source: readonly string[];
};

/** The method below says who was asked, how many and when, for `n` people: nothing of that a second time. */
const sourceOf = ({ inPicture, reading }: FindingFigure, n: number | null): readonly string[] => {
  const { asked, sample } = inPicture;
  const isSaid = sample === null || (sample.n !== null && sample.n === n);
  return [asked, ...(isSaid ? [] : [sample.text]), reading].filter(Boolean);
};

/** Null where nothing of the finding could be drawn. `n`: of how many the method speaks. */
export const embedWords = (
  reader: Reader,
  finding: FrozenFinding,
  n: number | null = null,
): EmbedWords | null => {
  const figure = frozenFigure(reader, finding, 'finding');
  return figure && { sentence: frozenSentence(reader, finding, figure), figure, source: sourceOf(figure, n) };
};

type Method = { readonly lines: readonly string[]; readonly n: number | null };

/** Of the newest wave of the question that the finding is about. */
export const methodOf = (
  reader: Reader,
  { statements }: Pick<OpenVersion, 'statements'>,
  { content }: Pick<FrozenFinding, 'content'>,
): Method => {
  const [question] = content.questions;
  const wave = question?.waves.at(-1)?.wave.name;
  const statement = statements.find(
    each => each.survey.id === question?.survey.id && each.wave.name === wave,
  );
  return statement ? { lines: shortMethod(reader, statement), n: statement.count } : { lines: [], n: null };
};

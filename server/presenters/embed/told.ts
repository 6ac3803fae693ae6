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

/** Null where nothing of the finding could be drawn. */
export const embedWords = (reader: Reader, finding: FrozenFinding): EmbedWords | null => {
  const figure = frozenFigure(reader, finding, 'finding');
  return figure && { sentence: frozenSentence(reader, finding, figure), figure, source: figure.notes };
};

/** Of the newest wave of the question that the finding is about. */
export const methodOf = (
  reader: Reader,
  { statements }: Pick<OpenVersion, 'statements'>,
  { content }: Pick<FrozenFinding, 'content'>,
): readonly string[] => {
  const [question] = content.questions;
  const wave = question?.waves.at(-1)?.wave.name;
  const statement = statements.find(
    each => each.survey.id === question?.survey.id && each.wave.name === wave,
  );
  return statement ? shortMethod(reader, statement) : [];
};

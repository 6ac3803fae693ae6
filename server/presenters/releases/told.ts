// What a frozen finding says: the sentence and the chart that the public reads, and that whoever approves it must see before.
import type { FrozenFinding } from '../../services/published.ts';
import { figureOf, type FindingFigure } from '../figures/figureOf.ts';
import { chartTypesFor } from '../figures/suitable.ts';
import { say, type Reader } from '../reader.ts';
import { headline } from '../results/headline.ts';

/** In its own drawing; where too many numbers are hidden for that, in the first that can be drawn. */
export const frozenFigure = (
  reader: Reader,
  { content, chart }: Pick<FrozenFinding, 'content' | 'chart'>,
  name: string,
): FindingFigure | null => {
  for (const type of [chart, ...chartTypesFor(content)]) {
    const figure = figureOf(reader, content, type);
    // one page may hold several of one type
    if (figure) return { ...figure, id: `${name}-${figure.id}` };
  }
  return null;
};

type Drawable = Pick<FrozenFinding, 'content' | 'chart'>;

/** The first that can be drawn: it gives a release its picture where it is shared. */
export const firstDrawn = <Finding extends Drawable>(
  reader: Reader,
  findings: readonly Finding[],
): { readonly finding: Finding; readonly figure: FindingFigure } | null => {
  for (const finding of findings) {
    const figure = frozenFigure(reader, finding, 'shared');
    if (figure) return { finding, figure };
  }
  return null;
};

/** Of a breakdown, which groups differ; else what was found. */
export const frozenSentence = (
  reader: Reader,
  { content }: Pick<FrozenFinding, 'content'>,
  figure: FindingFigure | null,
): string => {
  const [question] = content.questions;
  const newest = question?.waves.at(-1);
  if (content.breakdown && figure) return figure.title;
  const found = question && newest ? headline(reader, question, newest) : null;
  return found ?? (question ? say(reader, question.variable.label) : '');
};

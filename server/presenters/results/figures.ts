// A drawing with everything a picture must carry inside: title, measure, source, base, dates, demonstration mark, and its words.
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { barsSpec, rowsOf } from '../charts/bars.ts';
import type { ChartBlock } from '../charts/spec.ts';
import { trendSpec, type TrendSize } from '../charts/trend.ts';
import { integer, percent, range, wholePercent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { changeItems } from './changes.ts';
import { focusAnswers } from './headline.ts';
import { baseText, basesText, questionLine, sourceLine, whenAsked } from './passport.ts';
import { breakSentence, changeLabel } from './sentences.ts';

/** One estimate in words, for ears and for the text description. */
export const spokenEstimate = (
  reader: Reader,
  name: string,
  { focus, base }: Pick<WaveResult, 'focus' | 'base'>,
): string => {
  const { t, language } = reader;
  const { estimate } = focus;
  if (!estimate) return t('results:spoken.hidden', { name });
  const interval = range(estimate);
  return [
    t('results:spoken.value', { name, value: percent(estimate.value, language) }),
    ...(interval ? [t('results:spoken.interval', { interval })] : []),
    ...(base ? [t('results:n', { n: integer(base.n, language) })] : []),
  ].join(', ');
};

export const spokenWave = (reader: Reader, question: QuestionResult, result: WaveResult): string => {
  const at = question.waves.indexOf(result);
  const before = question.waves[at - 1]?.wave.name;
  const { change } = result.focus;
  const told = spokenEstimate(reader, result.wave.name, result);
  if (before !== undefined && !result.isComparable) return `${told}. ${breakSentence(reader, result)}`;
  if (!change || change.pValue === null || before === undefined) return told;
  return `${told}; ${reader.t('results:spoken.change', { before, change: changeLabel(reader, change) })}`;
};

/** `14, 10 и 9 %` of a few waves, `с 65 до 26 %` of many. */
export const movement = (reader: Reader, waves: readonly WaveResult[]): string => {
  const shares = waves.flatMap(({ focus }) => (focus.estimate ? [focus.estimate.value] : []));
  const [first, last] = [shares[0] ?? 0, shares.at(-1) ?? 0];
  if (shares.length > 4)
    return reader.t('results:chart.from_to', {
      from: wholePercent(first),
      to: percent(last, reader.language),
    });
  const numbers = shares.slice(0, -1).map(share => String(wholePercent(share)));
  const list = new Intl.ListFormat(reader.language === 'en' ? 'en-GB' : 'ru', { type: 'conjunction' });
  return list.format([...numbers, percent(last, reader.language)]);
};

export type FigureParts = {
  readonly id: string;
  readonly title: string;
  readonly measure: string;
  readonly legend: string;
  readonly shown: readonly WaveResult[];
};

/** Beside the method in three lines, which says who was asked, when, and how many: nothing of that a second time. */
const sampleLine = (reader: Reader, question: QuestionResult, shown: readonly WaveResult[]) => {
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return null;
  if (first === last) return { text: baseText(reader, question, last), n: last.base?.n ?? null };
  const text = reader.t('results:chart.waves', {
    ...{ first: first.wave.name, last: last.wave.name, bases: basesText(reader, shown) },
  });
  return { text, n: null };
};

export const figure = (reader: Reader, question: QuestionResult, parts: FigureParts) => {
  const { t, paths, baseUrl } = reader;
  const { survey, variable } = question;
  const newest = parts.shown.at(-1)?.wave.name;
  const short = (path: string): string => `${baseUrl}${path}`.replace(/^https?:\/\//, '');
  const asked = questionLine(reader, question);
  const notes = [asked, sourceLine(reader, question, parts.shown)];
  const legend = `${parts.legend} ${short(paths.questionResults(survey.id, variable.name))}`.trim();
  const method = newest === undefined ? '' : short(paths.method(survey.id, newest));
  return {
    ...{ id: parts.id, title: parts.title, measure: parts.measure },
    // of one wave, the method says who answered and when
    notes: [...(parts.shown.length > 1 ? notes : notes.slice(0, 1)), parts.legend].filter(Boolean),
    source: [
      ...notes,
      legend,
      // whoever has only the picture finds who was asked, how, and by whom
      ...(method === '' ? [] : [t('results:chart.method', { address: method })]),
    ],
    inPicture: { asked, sample: sampleLine(reader, question, parts.shown), legend, method },
    reading: parts.legend,
    demo: parts.shown.some(({ wave }) => wave.isDemonstration) ? t('results:chart.demo') : null,
    brand: t('public:brand'),
    walkLabel: t('results:chart.walk', { title: parts.title }),
    walkHint: t('results:chart.walk_hint'),
    describe: t('results:chart.describe'),
    noScript: t('results:chart.no_script'),
  };
};

const measureKey = ({ variable, isFiltered }: QuestionResult): string => {
  if (variable.indirect) return 'results:chart.measure_estimated';
  return isFiltered ? 'results:chart.measure_filtered' : 'results:chart.measure';
};

export const answersMeasure = (reader: Reader, question: QuestionResult): string =>
  reader.t(measureKey(question), {
    answers: focusAnswers(reader, question),
    population: say(reader, question.survey.population),
  });

type Sizes = { readonly wide: TrendSize; readonly narrow: TrendSize };

const trendBlock = (reader: Reader, question: QuestionResult, { wide, narrow }: Sizes): ChartBlock => ({
  wideFrom: 440,
  wide: trendSpec(reader, question, wide),
  narrow: trendSpec(reader, question, narrow),
  spoken: question.waves.map(wave => spokenWave(reader, question, wave)),
});

export const hasMargin = ({ estimate }: Cell): boolean => typeof estimate?.standardError === 'number';

export const hasTrend = ({ waves, focus }: QuestionResult): boolean =>
  focus !== null && waves.filter(wave => wave.focus.estimate).length > 1;

export const trendTitle = (reader: Reader, question: QuestionResult): string => {
  const { focus, variable, waves } = question;
  const label = say(reader, variable.label);
  const name = focus?.kind === 'headline' ? label : `${label}, ${focusAnswers(reader, question)}`;
  // a second colon would read as a stutter
  return `${name}${name.includes(':') ? '\u00a0—' : ':'} ${movement(reader, waves)}`;
};

/** Null where there are not two waves to join. */
export const trendFigure = (
  reader: Reader,
  question: QuestionResult,
  sizes: Sizes = { wide: 'wide', narrow: 'narrow' },
) => {
  if (!hasTrend(question)) return null;
  const isTested = question.waves.some(({ focus }) => hasMargin(focus));
  const block = trendBlock(reader, question, sizes);
  return {
    ...figure(reader, question, {
      id: 'trend',
      title: trendTitle(reader, question),
      measure: answersMeasure(reader, question),
      legend: reader.t(isTested ? 'results:chart.legend_trend' : 'results:chart.legend_untested'),
      shown: question.waves,
    }),
    changes: changeItems(reader, question),
    description: `${reader.t('results:chart.trend_words')} ${block.spoken.map(words => `${words}.`).join(' ')}`,
    block,
  };
};

/** The drawing beside the first page's lead: the trend, or the answers of the only wave. */
export const leadFigure = (reader: Reader, question: QuestionResult, newest: WaveResult) =>
  trendFigure(reader, question, { wide: 'lead', narrow: 'lead' }) ?? barsFigure(reader, question, newest);

/** A small trend without words around it; null where there is only one wave. */
export const miniChart = (reader: Reader, question: QuestionResult, id: string) => {
  if (!hasTrend(question)) return null;
  const block = trendBlock(reader, question, { wide: 'mini', narrow: 'mini' });
  return { id, block, label: block.spoken.join('. ') };
};

const barsWords = (
  reader: Reader,
  question: QuestionResult,
  within: string,
): Pick<FigureParts, 'title' | 'measure'> => {
  const { t } = reader;
  const { indirect, type } = question.variable;
  if (indirect)
    return {
      title: t('results:chart.bars_estimated', { within }),
      measure: answersMeasure(reader, question),
    };
  const measure = type === 'set' ? 'results:chart.bars_several' : 'results:chart.bars_measure';
  return { title: t('results:chart.bars_title', { within }), measure: t(measure) };
};

/** Null where every answer of the wave is hidden. */
export const barsFigure = (reader: Reader, question: QuestionResult, wave: WaveResult) => {
  const rows = rowsOf(question, wave);
  if (!rows.some(({ cell }) => cell.estimate)) return null;
  const spoken = rows.map(({ category, cell }) =>
    spokenEstimate(reader, say(reader, category.label), { focus: cell, base: null }),
  );
  const isTested = rows.some(({ cell }) => hasMargin(cell));
  const block: ChartBlock = {
    wideFrom: 560,
    wide: barsSpec(reader, question, wave, 'wide'),
    narrow: barsSpec(reader, question, wave, 'narrow'),
    spoken,
  };
  return {
    ...figure(reader, question, {
      id: 'bars',
      ...barsWords(reader, question, whenAsked(reader, wave)),
      legend: isTested ? reader.t('results:chart.legend_bars') : '',
      shown: [wave],
    }),
    changes: [],
    description: `${reader.t('results:chart.bars_words')} ${spoken.map(words => `${words}.`).join(' ')}`,
    block,
  };
};

export type Figure = NonNullable<ReturnType<typeof trendFigure>>;

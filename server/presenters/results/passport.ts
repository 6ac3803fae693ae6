// What a reader needs to judge a number: the exact question, who was asked, how many, when, how precise.
import type { Localised } from '../../../surveys/localised.ts';
import type { ListDesign } from '../../../surveys/sensitive/indirect.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { dates } from '../dates.ts';
import { decimal, integer, percentRange } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { waveIn } from './waveNames.ts';

/** Dates of fieldwork; null where the data do not say. */
export const fieldworkDates = (reader: Reader, { opens, closes }: WaveDates): string | null =>
  opens && closes ? dates(opens, closes, reader.language) : null;

type WaveDates = Pick<WaveResult['wave'], 'opens' | 'closes'>;

/** Dates of fieldwork, or the wave's name. */
export const fieldwork = (reader: Reader, { wave }: WaveResult): string =>
  fieldworkDates(reader, wave) ?? reader.t('results:page.wave', { wave: wave.name });

/** Of a hidden question those who did not answer stand outside the estimate. */
const baseKey = ({ variable, isFiltered }: QuestionResult): string => {
  if (variable.indirect) return 'results:base_of.answered';
  return isFiltered ? 'results:base_of.asked' : 'results:base_of.all';
};

export const baseText = (reader: Reader, question: QuestionResult, { base }: WaveResult): string =>
  base
    ? reader.t(baseKey(question), {
        n: integer(base.n, reader.language),
      })
    : reader.t('results:base_of.hidden');

type Fact = { readonly term: string; readonly text: string };

const precision = (reader: Reader, { focus: { estimate } }: WaveResult): readonly Fact[] => {
  const { t, language } = reader;
  const interval = estimate && percentRange(estimate, language);
  if (!estimate || !interval) return [];
  const facts = [{ term: t('results:facts.interval'), text: t('results:facts.level', { interval }) }];
  if (estimate.designEffect !== null)
    facts.push({ term: t('results:facts.design_effect'), text: decimal(estimate.designEffect, 1, language) });
  return facts;
};

export const facts = (reader: Reader, question: QuestionResult, newest: WaveResult): readonly Fact[] => {
  const { t } = reader;
  const { survey, waves } = question;
  const source: readonly Fact[] = survey.source
    ? [{ term: t('results:facts.source'), text: say(reader, survey.source) }]
    : [];
  return [
    { term: t('results:facts.population'), text: say(reader, survey.population) },
    { term: t('results:facts.base'), text: baseText(reader, question, newest) },
    { term: t('results:facts.fieldwork'), text: fieldwork(reader, newest) },
    ...precision(reader, newest),
    { term: t('results:facts.waves'), text: waveSpan(reader, waves) },
    ...source,
  ];
};

const waveSpan = ({ t }: Reader, waves: readonly WaveResult[]): string => {
  const [first, last] = [waves[0]?.wave.name ?? '', waves.at(-1)?.wave.name ?? ''];
  return waves.length === 1 ? last : t('results:facts.wave_span', { count: waves.length, first, last });
};

/** What stood on the two lists of a list experiment. */
export const listWords = (reader: Reader, { items, sensitiveItem }: ListDesign): string => {
  const quoted = (text: Localised): string => reader.t('results:quoted', { text: say(reader, text) });
  return reader.t('results:wording.list', {
    items: items.map(quoted).join(', '),
    sensitive: quoted(sensitiveItem),
  });
};

/** `В. 5. «Как изменилось доверие?»`; what is made of several questions has no number of its own. */
export const questionLine = (reader: Reader, { number, variable }: QuestionResult): string => {
  const text = say(reader, variable.text);
  return number > 0
    ? reader.t('results:chart.question', { number, text })
    : reader.t('results:quoted', { text });
};

export const wording = (reader: Reader, question: QuestionResult) => {
  const { t } = reader;
  const { variable, number } = question;
  const answers = variable.categories
    .map(({ label }) => t('results:quoted', { text: say(reader, label) }))
    .join(', ');
  const notes = [
    ...(number > 0 ? [t('results:wording.number', { number })] : []),
    variable.indirect?.model === 'list'
      ? listWords(reader, variable.indirect)
      : t(variable.type === 'set' ? 'results:wording.several' : 'results:wording.answers', { answers }),
  ];
  return {
    heading: t('results:wording.heading'),
    quote: t('results:quoted', { text: say(reader, variable.text) }),
    note: notes.join(' '),
  };
};

/** `n = 1 000, 1 200 и 1 500`, or between which bounds where waves are many. */
export const basesText = (reader: Reader, waves: readonly WaveResult[]): string => {
  const bases = waves.flatMap(({ base }) => (base ? [base.n] : []));
  const numbers = bases.map(n => integer(n, reader.language));
  if (bases.length <= 4) {
    const list = new Intl.ListFormat(reader.language === 'en' ? 'en-GB' : 'ru', { type: 'conjunction' });
    return reader.t('results:n', { n: list.format(numbers) });
  }
  const [low, high] = [Math.min(...bases), Math.max(...bases)].map(n => integer(n, reader.language));
  return reader.t('results:n_between', { low: low ?? '', high: high ?? '' });
};

/** `Опрос населения, жители 18+; n = 1 500; 3–28 июня 2013.` */
export const sourceLine = (
  reader: Reader,
  question: QuestionResult,
  waves: readonly WaveResult[],
): string => {
  const { survey } = question;
  const last = waves.at(-1);
  const when =
    waves.length === 1 && last
      ? fieldwork(reader, last)
      : `${waves[0]?.wave.name ?? ''}–${last?.wave.name ?? ''}`;
  return `${say(reader, survey.title)}, ${asInside(say(reader, survey.population))}; ${basesText(reader, waves)}; ${when}.`;
};

/** A text that begins a sentence, inside another. */
export const asInside = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** `в 2013 году`. */
export const whenAsked = (reader: Reader, { wave }: WaveResult): string =>
  waveIn(reader, wave.name, 'within');

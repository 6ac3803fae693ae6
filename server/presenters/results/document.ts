// One question's results as a JSON document: the numbers of the page with everything needed to cite and judge them.
import type { Released } from '../../services/published.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { releasePaths } from '../../paths/releases.ts';
import type { ShortMethods } from '../method/short.ts';
import type { Reader } from '../reader.ts';
import { headline } from './headline.ts';
import { methodLines } from './method.ts';
import { cellRow, changeRow, plainText, questionEstimates } from './rows.ts';

type Parts = { readonly reader: Reader; readonly methods: ShortMethods };

const unbroken = (text: string): string => text.replaceAll('\u00a0', ' ');

const waveDocument = ({ reader, methods }: Parts, question: QuestionResult, position: number) => {
  const result = question.waves[position];
  if (!result) throw new RangeError('There is no wave at this place');
  const { wave, base, isComparable } = result;
  const sentence = headline(reader, question, result);
  return {
    wave: wave.name,
    opens: wave.opens ?? null,
    closes: wave.closes ?? null,
    modes: wave.modes,
    sample: wave.sample,
    is_demonstration: wave.isDemonstration,
    n: base?.n ?? null,
    weighted_n: base?.nWeighted ?? null,
    hidden: base === null,
    comparable_with_previous: position > 0 && isComparable,
    sentence: sentence === null ? null : unbroken(sentence),
    method: methodLines(reader, question, result).map(unbroken),
    method_in_short: (methods.get(wave.name) ?? []).map(unbroken),
  };
};

const headlineDocument = (result: WaveResult) => {
  const { code: _, label: __, ...numbers } = cellRow(result, result.focus, '');
  return {
    ...numbers,
    hidden: result.focus.estimate === null,
    flags: result.focus.estimate?.flags ?? [],
    change: changeRow(result.focus.change),
  };
};

const askedDocument = (reader: Reader, { variable, categories }: QuestionResult) => ({
  name: variable.name,
  text: plainText(reader, variable.text),
  type: variable.type === 'set' ? 'several answers' : 'one answer',
  recall: variable.recall ?? null,
  answers: categories.map(({ code, label, isMissing }) => ({
    ...{ code, label: plainText(reader, label), is_missing_code: isMissing },
  })),
});

const focusDocument = ({ focus, waves, longChange }: QuestionResult) =>
  focus && {
    codes: focus.codes,
    estimates: waves.map(headlineDocument),
    overall_change: longChange && {
      from: longChange.from,
      to: longChange.to,
      ...changeRow(longChange.change),
    },
  };

const releaseDocument = (reader: Reader, { release, version, on, hash, note }: Released) => ({
  ...{ id: release, version, published_on: on, sha256: hash },
  url: `${reader.baseUrl}${releasePaths(reader.paths).releaseVersion(release, version)}`,
  correction: version > 1 && note ? plainText(reader, note) : null,
});

type Shown = QuestionResult & { readonly released?: Released };

/** `methods`: of its waves, in three lines each. */
export const questionDocument = (reader: Reader, question: Shown, methods: ShortMethods = new Map()) => {
  const { survey, variable, waves } = question;
  return {
    survey: {
      id: survey.id,
      title: plainText(reader, survey.title),
      population: plainText(reader, survey.population),
    },
    source: survey.source ? plainText(reader, survey.source) : null,
    url: `${reader.baseUrl}${reader.paths.questionResults(survey.id, variable.name)}`,
    release: question.released ? releaseDocument(reader, question.released) : null,
    language: reader.language,
    question: askedDocument(reader, question),
    confidence_level: 0.95,
    interval: 'logit',
    smallest_published_count: question.smallestCount,
    is_demonstration: waves.some(({ wave }) => wave.isDemonstration),
    waves: waves.map((_, position) => waveDocument({ reader, methods }, question, position)),
    estimates: questionEstimates(reader, question),
    headline: focusDocument(question),
  };
};

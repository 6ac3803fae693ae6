// What a question says of itself in plain lines, on the second sheet of its workbook.
import type { ReleasedQuestion } from '../../services/published.ts';
import { releasePaths } from '../../paths/releases.ts';
import type { ShortMethods } from '../method/short.ts';
import type { Reader } from '../reader.ts';
import { questionLine, sourceLine } from './passport.ts';
import { pressSentence } from './press.ts';

const releaseLine = (reader: Reader, { released }: ReleasedQuestion): string => {
  const { t, paths, baseUrl } = reader;
  const { release, version } = released;
  return [
    t('releases:source.link', { release }),
    `${baseUrl}${releasePaths(paths).releaseVersion(release, version)}`,
  ].join(': ');
};

/** The method of every wave that stands in the file, the newest first. */
export const aboutQuestion = (
  reader: Reader,
  question: ReleasedQuestion,
  methods: ShortMethods,
): readonly string[] => {
  const newest = question.waves.at(-1);
  const sentence = newest && pressSentence(reader, question, newest);
  return [
    ...(question.waves.some(({ wave }) => wave.isDemonstration) ? [reader.t('results:chart.demo')] : []),
    ...(sentence ? [sentence.text] : []),
    questionLine(reader, question),
    sourceLine(reader, question, question.waves),
    ...question.waves.toReversed().flatMap(({ wave }) => methods.get(wave.name) ?? []),
    releaseLine(reader, question),
    `${reader.baseUrl}${reader.paths.questionResults(question.survey.id, question.variable.name)}`,
  ];
};

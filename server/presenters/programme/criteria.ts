// The criteria of section VIII, each with the published numbers that speak to it. None of them is a verdict on the criterion.
import type { ProgrammeStanding } from '../../services/programme.ts';
import type { QuestionResult } from '../../services/results/index.ts';
import { say, type Reader } from '../reader.ts';
import { headline } from '../results/headline.ts';
import { asPrinted, capitalised, inTwo } from './words.ts';

const linkOf = (reader: Reader, question: QuestionResult) => {
  const { survey, variable, waves } = question;
  const newest = waves.at(-1);
  const sentence = newest && newest.focus.estimate ? headline(reader, question, newest) : null;
  return {
    href: reader.paths.questionResults(survey.id, variable.name),
    label: sentence ?? say(reader, variable.label),
    about: `${say(reader, survey.title)}, ${newest?.wave.name ?? ''}`,
  };
};

export const presentCriteria = (reader: Reader, { criteria }: ProgrammeStanding) => {
  const { t } = reader;
  if (criteria.length === 0) return null;
  return {
    heading: t('programme:criteria.heading'),
    note: t('programme:criteria.note'),
    none: t('programme:criteria.none'),
    indicesLabel: t('programme:criteria.indices'),
    items: criteria.map(({ criterion, results }) => ({
      text: capitalised(asPrinted(reader, inTwo(reader, criterion))),
      links: results.map(question => linkOf(reader, question)),
      indices: criterion.indices.map(name => t(`programme:index.${name}`)).join(', ') || null,
    })),
  };
};

// A disclosure statement in plain lines: for files that are read without this site.
import type { Statement } from '../../services/statements.ts';
import type { Reader } from '../reader.ts';
import { say } from '../reader.ts';
import { presentItem } from './items.ts';
import { order } from './page.ts';
import { shortMethod } from './short.ts';

const itemLines = (reader: Reader, statement: Statement, item: (typeof order)[number]): readonly string[] => {
  const { heading, paragraphs } = presentItem(reader, statement, item);
  return ['', heading, ...paragraphs.map(({ term, text }) => (term === null ? text : `${term}: ${text}`))];
};

export const plainStatement = (reader: Reader, statement: Statement): readonly string[] => {
  const { t, paths, baseUrl } = reader;
  const { survey, wave } = statement;
  return [
    t('press:file.head', { survey: say(reader, survey.title), wave: wave.name }),
    ...(statement.isDemonstration ? [t('results:chart.demo')] : []),
    '',
    ...shortMethod(reader, statement),
    ...order.flatMap(item => itemLines(reader, statement, item)),
    '',
    t('press:file.full', { address: `${baseUrl}${paths.method(survey.id, wave.name)}` }),
  ];
};

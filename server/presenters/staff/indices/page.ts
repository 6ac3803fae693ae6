// The page of corruption indices: a table of them, what each one is, and what the questionnaire does not ask.
import { analysisPaths } from '../../../paths/analysis.ts';
import type { IndexDivision, Indices } from '../../../services/indices.ts';
import { say, type Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentIndexTable } from './table.ts';

const divisions: readonly IndexDivision[] = ['sphere', 'district', 'wave'];

export const indexQuery = ({ wave, by }: Pick<Indices, 'wave' | 'by'>): string =>
  `?${new URLSearchParams({ ...(wave === null ? {} : { wave }), by }).toString()}`;

const presentForm = (reader: Reader, { survey, waves, wave, by }: Indices) => {
  const { t, paths } = reader;
  return {
    action: analysisPaths(paths).indices(survey.id),
    label: t('indices:form.label'),
    waves: {
      label: t('indices:form.wave'),
      options: waves.map(name => ({ name, isChosen: name === wave })).toReversed(),
    },
    by: {
      label: t('indices:form.by'),
      options: divisions.map(value => ({ value, label: t(`indices:by.${value}`), isChosen: value === by })),
    },
    submit: t('indices:form.submit'),
  };
};

/** Some mean another thing where a sphere, or a firm, is meant. */
const own: Readonly<Record<string, readonly string[]>> = {
  sphere: ['risk', 'demand', 'paidShare'],
  firms: [
    ...['coverage', 'risk', 'briberyPrevalence', 'intensity', 'meanBribe'],
    ...['annualContribution', 'marketVolume', 'bribeCount'],
  ],
};

const wordsOf = (kind: string, id: string): string =>
  own[kind]?.includes(id) ? `indices:words.${kind}.${id}` : `indices:words.${id}`;

/** Each index once, with what is divided by what, over which period, after whom. */
const presentDefinitions = ({ t }: Reader, { tables, by }: Indices) => {
  const [first] = tables;
  const kind = by === 'sphere' ? 'sphere' : first?.table.areFirms ? 'firms' : 'people';
  const definitions = tables.flatMap(({ table }) => table.definitions);
  const ids = [...new Set(definitions.map(({ id }) => id))];
  return ids.flatMap(id => {
    const found = definitions.find(each => each.id === id);
    if (!found) return [];
    const { recallMonths, source } = found;
    return [
      {
        name: t(`indices:name.${id}`),
        words: t(wordsOf(kind, id)),
        about: [
          ...(recallMonths === null
            ? []
            : [t('indices:period', { count: recallMonths, months: String(recallMonths) })]),
          t('indices:source', { source }),
        ].join(' '),
      },
    ];
  });
};

const missingIn = ({ t }: Reader, { tables }: Indices): readonly string[] =>
  [...new Set(tables.flatMap(({ table }) => table.missing))].map(part => t(`indices:missing.${part}`));

const emptyWords = ({ t, paths }: Reader, { waves, tables }: Indices) => {
  if (waves.length === 0)
    return { text: t('indices:empty'), href: paths.staff(), label: t('analysis:surveys.next') };
  return tables.every(({ table }) => table.definitions.length === 0)
    ? { text: t('indices:nothing'), href: null, label: '' }
    : null;
};

export const presentIndices = (visit: Visit, indices: Indices) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { analysis, analysisSurvey, indicesFile } = analysisPaths(paths);
  const { survey, waves, tables, isDemonstration } = indices;
  const empty = emptyWords(reader, indices);
  return {
    frame: presentFrame(visit, analysis()),
    title: titled(reader, t('indices:heading')),
    up: { href: analysisSurvey(survey.id), label: say(reader, survey.title) },
    heading: t('indices:heading'),
    lead: t('indices:lead'),
    form: waves.length > 0 ? presentForm(reader, indices) : null,
    empty,
    table: empty ? null : presentIndexTable(reader, indices),
    facts: [
      ...(isDemonstration ? [t('microdata:report.demonstration')] : []),
      ...(tables.every(({ table }) => table.hasIntervals) ? [] : [t('analysis:facts.volunteer')]),
      t('indices:hidden'),
      t('analysis:facts.weighted'),
    ],
    definitions: { heading: t('indices:definitions'), items: presentDefinitions(reader, indices) },
    missing: { heading: t('indices:missing_heading'), items: missingIn(reader, indices) },
    take: { href: indicesFile(survey.id, indexQuery(indices)), label: t('indices:take') },
  };
};

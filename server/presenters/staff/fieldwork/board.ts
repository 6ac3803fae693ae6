// The fieldwork board of a wave: how it stands, what to do next, and every figure that may be shown.
import type { Fieldwork } from '../../../services/fieldwork/index.ts';
import type { Neighbour } from '../../../services/planning/neighbours.ts';
import { statementPaths } from '../../../paths/statements.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { date, dates } from '../../dates.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { typedAddress } from '../links.ts';
import { linkAddress, qrOf } from '../qr.ts';
import { countInWords, stateTag, versionNumber, waveDates, waveTitle } from '../waveRow.ts';
import { figure } from './bars.ts';
import { presentDays } from './days.ts';
import { medianInWords, presentDurations, presentGroups } from './groups.ts';
import { presentBreakOff, presentFlags } from './quality.ts';
import { presentQuotaProgress } from './quotas.ts';

type Action = { readonly href: string; readonly label: string };

const mayChange = ({ wave }: Fieldwork): boolean => ['planned', 'open', 'paused'].includes(wave.state);

const statementLink = ({ t, paths }: Reader, { survey, name }: Fieldwork['wave']): Action => ({
  href: statementPaths(paths).statement(survey, name),
  label: t('statement:page.link'),
});

/** The first is what to do now. */
const actionsOf = (
  reader: Reader,
  { survey, wave, moves, today, newestVersion }: Fieldwork,
): readonly Action[] => {
  const { t, paths } = reader;
  const own = wavePaths(paths);
  const isOver = wave.closes !== undefined && wave.closes < today;
  const move = (name: (typeof moves)[number]): Action => ({
    href: own.move(wave.id, name, 'board'),
    label: t(`staff:move.${name}.link`),
  });
  const statement = statementLink(reader, wave);
  const links = { href: paths.links(survey.id, wave.name), label: t('links:heading') };
  if (wave.state === 'closed')
    return [{ href: paths.surveyResults(survey.id), label: t('waves:next.results') }, statement, links];
  const steps = moves.map(name => ({ name, ...move(name) }));
  const first = wave.state === 'open' ? (isOver ? 'close' : null) : isOver ? 'close' : 'open';
  return [
    ...steps.filter(({ name }) => name === first),
    links,
    { href: own.editWave(survey.id, wave.name), label: t('waves:board.edit') },
    statement,
    ...(newestVersion > 1
      ? [{ href: own.waveVersion(survey.id, wave.name), label: t('waves:board.version') }]
      : []),
    ...steps.filter(({ name }) => name !== first),
  ].map(({ href, label }) => ({ href, label }));
};

const neighbourInWords = (reader: Reader, neighbour: Neighbour): string => {
  const { t, language } = reader;
  return neighbour.kind === 'gap'
    ? t('waves:neighbour.gap', { wave: neighbour.other.name, count: neighbour.days })
    : t('waves:neighbour.overlap', {
        wave: neighbour.other.name,
        days: dates(neighbour.from, neighbour.to, language),
      });
};

const warningsOf = (reader: Reader, fieldwork: Fieldwork): readonly string[] => {
  const { t, language } = reader;
  const { wave, today, sendBy, neighbours, rival, survey, newestVersion } = fieldwork;
  const isOver = wave.closes !== undefined && wave.closes < today;
  return [
    ...(isOver && wave.state === 'open' && sendBy !== null
      ? [t('waves:warn.over', { closes: date(wave.closes ?? '', language), sendBy: date(sendBy, language) })]
      : []),
    ...(isOver && wave.state === 'planned' ? [t('waves:warn.missed')] : []),
    ...(wave.state === 'planned' && rival
      ? [t('waves:warn.rival', { wave: waveTitle(reader, survey, rival) })]
      : []),
    ...neighbours.map(neighbour => neighbourInWords(reader, neighbour)),
    ...(wave.state === 'planned' && Number(versionNumber(wave)) < newestVersion
      ? [t('waves:warn.newer', { number: newestVersion })]
      : []),
  ];
};

const factsOf = (reader: Reader, { survey, wave }: Fieldwork) => {
  const { t, language } = reader;
  return [
    { name: t('staff:fact.dates'), value: waveDates(reader, wave) },
    { name: t('staff:fact.version'), value: versionNumber(wave) },
    { name: t('waves:field.modes.label'), value: wave.modes.map(mode => t(`waves:mode.${mode}`)).join(', ') },
    { name: t('waves:field.sample.label'), value: t(`waves:sample.${wave.sample}`) },
    ...(wave.target === undefined
      ? []
      : [{ name: t('waves:field.target.label'), value: integer(wave.target, language) }]),
    { name: t('waves:field.population.label'), value: say(reader, wave.population ?? survey.population) },
  ];
};

/** The figures in large type. */
const figuresOf = (reader: Reader, fieldwork: Fieldwork) => {
  const { t, language } = reader;
  const { board, wave, ofToday, count, countedTo } = fieldwork;
  if (!board) return [];
  const isClosed = wave.state === 'closed';
  const open = board.total === 0 ? 'total_few' : 'total_at_least';
  const words = t(`waves:board.${isClosed ? 'total' : open}`);
  const target = wave.target === undefined ? null : integer(wave.target, language);
  return [
    {
      value: isClosed ? countInWords(reader, count) : figure(reader, board.total),
      label: target === null ? words : t('waves:board.of_target', { words, target }),
    },
    ...(countedTo === null
      ? []
      : [
          {
            value: figure(reader, ofToday),
            label: t(`waves:board.today_${ofToday === 0 ? 'fewer' : 'some'}`),
          },
        ]),
    { value: medianInWords(reader, fieldwork) ?? '—', label: t('waves:board.median') },
  ];
};

const addressesOf = (reader: Reader, { survey, wave, links }: Fieldwork) => {
  const { t, paths, baseUrl } = reader;
  const whole = links.find(({ place }) => place === undefined);
  const places = links.filter(({ place }) => place !== undefined).length;
  return {
    heading: t('waves:address.heading'),
    start: {
      href: paths.start(survey.id),
      label: `${baseUrl}${paths.start(survey.id)}`.replace(/^https?:\/\//, ''),
    },
    startLabel: t(`waves:address.${wave.state === 'open' ? 'start' : 'start_later'}`),
    short: whole ? typedAddress(baseUrl, whole.code) : null,
    shortLabel: t('waves:address.short'),
    qr: whole
      ? { ...qrOf(linkAddress(baseUrl, whole.code)), label: t('links:qr_label', { place: t('links:whole') }) }
      : null,
    links: {
      href: paths.links(survey.id, wave.name),
      label: links.length === 0 ? t('waves:address.make') : t('waves:address.places', { count: places }),
    },
  };
};

export const presentBoard = (visit: Visit, fieldwork: Fieldwork) => {
  const { reader } = visit;
  const { t, language } = reader;
  const { survey, wave, board, countedTo, today } = fieldwork;
  const paths = wavePaths(reader.paths);
  const heading = waveTitle(reader, survey, wave);
  const [primary, ...others] = actionsOf(reader, fieldwork);
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    state: stateTag(reader, wave, today),
    demonstration: wave.isDemonstration ? t('staff:wave.demonstration') : null,
    back: { href: paths.waves(), label: t('waves:back') },
    ...{ primary, others, actionsLabel: t('staff:wave.links', { wave: heading }) },
    warnings: warningsOf(reader, fieldwork),
    facts: factsOf(reader, fieldwork),
    figures: figuresOf(reader, fieldwork),
    how: countedTo === null ? null : t('waves:board.how', { day: date(countedTo, language) }),
    planned: board ? null : t('waves:board.planned'),
    address: addressesOf(reader, fieldwork),
    days: board ? presentDays(reader, board.parts.days.cells) : null,
    quotas: presentQuotaProgress(reader, fieldwork, mayChange(fieldwork)),
    groups: [...presentGroups(reader, fieldwork), ...presentDurations(reader, fieldwork)],
    breakOff: presentBreakOff(reader, fieldwork),
    flags: presentFlags(reader, fieldwork),
  };
};

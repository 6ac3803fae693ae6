// Another version of the questionnaire for a wave: choose it, see what it does to the trend and to who is answering, decide.
import { codebook } from '../../../../surveys/codebook.ts';
import { gravest, grades, type Change, type Grade } from '../../../../surveys/versions.ts';
import type { Repinning } from '../../../services/planning.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { typeset } from '../../typography.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { waveTitle } from '../waveRow.ts';

const tones: Readonly<Record<Grade, 'good' | 'warn' | 'bad'>> = {
  safe: 'good',
  touches: 'warn',
  breaks: 'bad',
};

const gradeTag = ({ t }: Reader, grade: Grade) => ({ label: t(`waves:grade.${grade}`), tone: tones[grade] });

const longest = 160;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const presentChange = (reader: Reader, change: Change) => {
  const spoken = reader.language === 'en' ? 'en' : 'ru';
  const { field, part, language, before, after } = change;
  return {
    tag: gradeTag(reader, change.grade),
    what: typeset(change.message[spoken].replaceAll('`', ''), spoken),
    where: [field, part, language].filter(each => each !== undefined).join(', '),
    effect: typeset(change.effect[spoken].replaceAll('`', ''), spoken),
    before: before === undefined ? null : cut(before),
    after: after === undefined ? null : cut(after),
  };
};

/** A question goes by its words, old where it went. */
const nameOf = (reader: Reader, { from, chosen }: Repinning, id: string): string => {
  const pages = [...(chosen?.to.document.pages ?? []), ...from.document.pages];
  const question = pages.flatMap(page => page.questions).find(each => each.id === id);
  if (!question) return id;
  return say(reader, ('short' in question ? question.short : undefined) ?? question.text);
};

/** By question, the gravest first. */
const groupsOf = (reader: Reader, repinning: Repinning, changes: readonly Change[]) => {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const place = change.question ?? '';
    groups.set(place, [...(groups.get(place) ?? []), change]);
  }
  return [...groups]
    .toSorted(([, a], [, b]) => grades.indexOf(gravest(a)) - grades.indexOf(gravest(b)))
    .map(([place, all]) => ({
      place: place === '' ? reader.t('waves:version.whole') : nameOf(reader, repinning, place),
      tag: gradeTag(reader, gravest(all)),
      changes: all.map(each => presentChange(reader, each)),
    }));
};

const consequencesOf = ({ wave, from, chosen }: Repinning): readonly string[] => {
  if (!chosen) return [];
  if (wave.state === 'planned') return ['planned'];
  const grade = gravest(chosen.changes);
  return [
    'begun',
    'new',
    'kept',
    ...(grade === 'safe' ? [] : [grade]),
    from.number > chosen.to.number ? 'back' : '',
  ].filter(Boolean);
};

/** The answer by its words in either version. */
const answerIn = (reader: Reader, { from, chosen }: Repinning, name: string, code: string): string => {
  const documents = [chosen?.to.document, from.document].flatMap(each => each ?? []);
  const category = documents
    .flatMap(document => codebook(document).filter(variable => variable.name === name))
    .flatMap(({ categories }) => categories)
    .find(each => each.code === code);
  return category ? say(reader, category.label) : code;
};

const quotasOf = (reader: Reader, repinning: Repinning): readonly string[] => {
  const { t } = reader;
  const fit = repinning.chosen?.quotas;
  if (!fit) return [];
  const { variables = [] } = repinning.wave.quotas ?? {};
  const group = (codes: readonly string[]): string =>
    codes.map((code, at) => answerIn(reader, repinning, variables[at] ?? '', code)).join(', ');
  const questions = fit.lostVariables.map(name => `«${nameOf(reader, repinning, name)}»`).join(', ');
  const groups = fit.lostCells.map(codes => `«${group(codes)}»`).join(', ');
  const count = fit.lostCells.length;
  const answers = fit.newCodes
    .map(({ variable, code }) => `«${answerIn(reader, repinning, variable, code)}»`)
    .join(', ');
  return [
    ...(fit.lostVariables.length > 0 ? [t('waves:version.quotas.question', { questions })] : []),
    ...(count > 0 ? [t('waves:version.quotas.groups', { count, groups: cut(groups) })] : []),
    ...(fit.newCodes.length > 0 ? [t('waves:version.quotas.answers', { answers: cut(answers) })] : []),
  ];
};

const presentChosen = (reader: Reader, repinning: Repinning) => {
  const { from, chosen } = repinning;
  if (!chosen) return null;
  const { t } = reader;
  const values = { from: from.number, to: chosen.to.number };
  return {
    to: chosen.to.id,
    seen: from.id,
    heading: t('waves:version.asked', values),
    verdict: gradeTag(reader, gravest(chosen.changes)),
    same: chosen.changes.length === 0 ? t('waves:version.same') : null,
    groups: groupsOf(reader, repinning, chosen.changes),
    differences: t('waves:version.differences'),
    consequencesHeading: t('staff:move.what_happens'),
    consequences: [
      ...consequencesOf(repinning).map(name => t(`waves:version.effect.${name}`, values)),
      ...quotasOf(reader, repinning),
    ],
    submit: t('waves:version.submit', values),
    isDanger: repinning.wave.state !== 'planned',
  };
};

export const presentVersion = (visit: Visit, repinning: Repinning) => {
  const { reader } = visit;
  const { t, language } = reader;
  const { survey, wave, from, others, chosen } = repinning;
  const paths = wavePaths(reader.paths);
  const board = paths.board(survey.id, wave.name);
  const heading = t('waves:version.heading', { wave: waveTitle(reader, survey, wave) });
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    back: { href: board, label: t('waves:back_to_wave') },
    lead: t(`waves:version.${wave.state === 'planned' ? 'lead_planned' : 'lead'}`, { number: from.number }),
    empty: others.length === 0 ? t('waves:version.none') : null,
    action: paths.waveVersion(survey.id, wave.name),
    choose: {
      label: t('waves:version.choose'),
      submit: t('waves:version.compare'),
      options: others.map(({ id, number, publishedOn }) => ({
        value: id,
        label: t('waves:version.option', { number, day: date(publishedOn, language) }),
        isChosen: id === chosen?.to.id,
      })),
    },
    chosen: presentChosen(reader, repinning),
    cancel: { href: board, label: t('staff:move.cancel') },
  };
};

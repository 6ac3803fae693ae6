// One page for microdata: what to protect, what had to be done for it, and in which form to take the file.
import { largestK, smallestK } from '../../../../surveys/microdata/choose.ts';
import { analysisPaths } from '../../../paths/analysis.ts';
import type {
  KeyChoice,
  MicrodataChoice,
  MicrodataFile,
  MicrodataRefused,
} from '../../../services/microdata.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentReport } from './report.ts';

const formats = ['sav', 'csv_codes', 'csv_labels', 'xlsx', 'codebook_csv', 'codebook_json'] as const;

export type MicrodataShown = {
  readonly choice: MicrodataChoice;
  /** Null where nothing could be computed. */
  readonly file: MicrodataFile | MicrodataRefused | null;
  /** As somebody typed it. */
  readonly typed: string | null;
};

const presentKey = (reader: Reader, { keys }: MicrodataChoice, { variable }: KeyChoice) => ({
  value: variable.name,
  label: say(reader, variable.label),
  name: variable.name,
  isChosen: keys.includes(variable.name),
});

const mistakeIn = ({ t }: Reader, { choice, file }: MicrodataShown): string | null => {
  if (choice.isWrongK) return t('microdata:mistake.k', { low: String(smallestK), high: String(largestK) });
  return typeof file === 'string' ? t(`microdata:mistake.${file}`, { k: String(choice.k) }) : null;
};

/** Under what files of the wave left before: any of these can be taken again. */
const presentTakings = (reader: Reader, { survey, choices, closed, takings }: MicrodataChoice) => {
  const { t, paths } = reader;
  if (takings.length === 0 || !closed) return null;
  const labelOf = (name: string): string => {
    const found = choices.find(({ variable }) => variable.name === name);
    return found ? say(reader, found.variable.label) : name;
  };
  return {
    heading: t('microdata:before.heading'),
    note: t('microdata:before.note'),
    takings: takings.map(({ keys, k, day }) => {
      const query = new URLSearchParams({ chosen: 'yes', wave: closed.wave.name, k: String(k) });
      for (const key of keys) query.append('key', key);
      return {
        href: `${analysisPaths(paths).microdata(survey.id)}?${query.toString()}`,
        label: keys.length === 0 ? t('microdata:before.none') : keys.map(labelOf).join(', '),
        about: t('microdata:before.about', { k: String(k), day: date(day, reader.language) }),
      };
    }),
  };
};

const presentForm = (reader: Reader, shown: MicrodataShown) => {
  const { choice, typed } = shown;
  const { t, paths } = reader;
  const keysWhere = (isUsual: boolean) =>
    choice.choices.filter(each => each.isUsual === isUsual).map(each => presentKey(reader, choice, each));
  return {
    action: analysisPaths(paths).microdata(choice.survey.id),
    label: t('microdata:form.label'),
    mistake: mistakeIn(reader, shown),
    waves: {
      label: t('microdata:form.wave'),
      options: choice.waves.map(name => ({ name, isChosen: name === choice.closed?.wave.name })).toReversed(),
    },
    k: {
      ...{ label: t('microdata:form.k'), hint: t('microdata:form.k_hint'), value: typed ?? String(choice.k) },
      ...{ low: smallestK, high: largestK },
    },
    usual: { legend: t('microdata:form.usual'), hint: t('microdata:form.usual_hint'), keys: keysWhere(true) },
    other: {
      isOpen: choice.choices.some(({ isUsual, variable }) => !isUsual && choice.keys.includes(variable.name)),
      summary: t('microdata:form.other'),
      hint: t('microdata:form.other_hint'),
      keys: keysWhere(false),
    },
    submit: t('microdata:form.submit'),
  };
};

const presentTaking = (reader: Reader, { choice, k }: { choice: MicrodataFile['choice']; k: number }) => {
  const { t } = reader;
  return {
    heading: t('microdata:take.heading'),
    warning: t('microdata:take.warning'),
    wave: choice.closed.wave.name,
    ...{ k, keys: choice.keys },
    legend: t('microdata:take.format'),
    formats: formats.map(value => ({
      ...{ value, label: t(`microdata:format.${value}`), about: t(`microdata:format_about.${value}`) },
      isChosen: value === formats[0],
    })),
    submit: t('microdata:take.submit'),
  };
};

export const presentMicrodata = (visit: Visit, shown: MicrodataShown) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { analysis, analysisSurvey } = analysisPaths(paths);
  const { choice, file } = shown;
  const form = choice.closed ? presentForm(reader, shown) : null;
  const made = file === null || typeof file === 'string' ? null : file;
  return {
    frame: presentFrame(visit, analysis()),
    title: titled(reader, t('microdata:heading'), form?.mistake !== null && form !== null),
    up: { href: analysisSurvey(choice.survey.id), label: say(reader, choice.survey.title) },
    heading: t('microdata:heading'),
    lead: t('microdata:lead'),
    empty: choice.closed
      ? null
      : { text: t('microdata:empty'), href: paths.staff(), label: t('analysis:surveys.next') },
    form,
    earlier: presentTakings(reader, choice),
    report: made && presentReport(reader, made),
    taking: made && presentTaking(reader, { choice: made.choice, k: choice.k }),
  };
};

// The forms of a new wave and of one that is changed.
import type {
  FieldMistake,
  SubjectGroup,
  WaveField,
  WaveFields,
  WaveToEdit,
} from '../../../services/planning.ts';
import { wavePaths } from '../../../paths/waves.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { waveTitle } from '../waveRow.ts';
import { common, numbered, summaryOf, type FieldView } from './fields.ts';

/** The fields as they are shown, and what is wrong with them. */
export type Typed = { readonly fields: WaveFields; readonly mistakes: readonly FieldMistake[] };

const modes = ['web', 'phone', 'face_to_face'] as const;
const samples = ['volunteer', 'probability'] as const;

const wordsOf = ({ t }: Reader, { mistakes }: Typed, field: WaveField, hasHint = true) => {
  const mistake = mistakes.find(each => each.field === field);
  return {
    label: t(`waves:field.${field}.label`),
    hint: hasHint ? t(`waves:field.${field}.hint`) : null,
    mistake: mistake ? t(`waves:field.${field}.${mistake.code}`, mistake.values) : null,
  };
};

type Input = { readonly type?: string; readonly inputMode?: string; readonly hasHint?: boolean };

const input = (
  reader: Reader,
  typed: Typed,
  field: Exclude<WaveField, 'modes'>,
  { type = 'text', inputMode, hasHint = true }: Input = {},
): FieldView => ({
  ...common(field, wordsOf(reader, typed, field, hasHint)),
  ...{ kind: 'input', type, value: typed.fields[field], inputMode: inputMode ?? null },
});

const subject = (reader: Reader, typed: Typed, groups: readonly SubjectGroup[]): FieldView => ({
  ...common('subject', wordsOf(reader, typed, 'subject')),
  kind: 'select',
  groups: groups.map(({ survey, title, subjects }) => ({
    label: survey ? say(reader, title) : reader.t('waves:form.new_survey', { title: say(reader, title) }),
    choices: subjects.map(({ key, version }) => ({
      value: key,
      label: reader.t('waves:form.version', {
        title: say(reader, title),
        number: version.number,
        day: date(version.publishedOn, reader.language),
      }),
      isChosen: key === typed.fields.subject,
    })),
  })),
});

const modesField = (reader: Reader, typed: Typed): FieldView => ({
  ...common('modes', wordsOf(reader, typed, 'modes')),
  kind: 'boxes',
  choices: numbered(
    'modes',
    modes.map(mode => ({
      value: `mode_${mode}`,
      label: reader.t(`waves:mode.${mode}`),
      isChosen: typed.fields[`mode_${mode}`] !== '',
    })),
  ),
});

const sampleField = (reader: Reader, typed: Typed): FieldView => ({
  ...common('sample', wordsOf(reader, typed, 'sample')),
  kind: 'radios',
  choices: numbered(
    'sample',
    samples.map(sample => ({
      value: sample,
      label: reader.t(`waves:sample.${sample}`),
      isChosen: typed.fields.sample === sample,
    })),
  ),
});

const days = (reader: Reader, typed: Typed): readonly FieldView[] => [
  input(reader, typed, 'opens', { type: 'date', hasHint: false }),
  input(reader, typed, 'closes', { type: 'date' }),
];

const sizes = (reader: Reader, typed: Typed): readonly FieldView[] => [
  input(reader, typed, 'target', { inputMode: 'numeric' }),
  input(reader, typed, 'population'),
];

export const presentNewWave = (visit: Visit, groups: readonly SubjectGroup[], typed: Typed) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = wavePaths(reader.paths);
  const heading = t('waves:form.new');
  const fields = [
    subject(reader, typed, groups),
    input(reader, typed, 'name'),
    ...days(reader, typed),
    modesField(reader, typed),
    sampleField(reader, typed),
    ...sizes(reader, typed),
  ];
  const summary = summaryOf(t('staff:check', { count: typed.mistakes.length }), fields);
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${summary ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    ...{ heading, fields, summary, action: paths.newWave(), submit: t('waves:form.plan') },
    lead: t('waves:form.new_lead'),
    back: { href: paths.waves(), label: t('waves:back') },
    empty: groups.length === 0 ? t('waves:form.no_versions') : null,
    cancel: { href: paths.waves(), label: t('staff:move.cancel') },
  };
};

/** What is fixed once a wave is under way stands above the form as facts. */
export const presentEdit = (visit: Visit, { survey, wave }: WaveToEdit, typed: Typed) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = wavePaths(reader.paths);
  const isPlanned = wave.state === 'planned';
  const board = paths.board(survey.id, wave.name);
  const heading = t('waves:form.edit', { wave: waveTitle(reader, survey, wave) });
  const fields = isPlanned
    ? [...days(reader, typed), modesField(reader, typed), sampleField(reader, typed), ...sizes(reader, typed)]
    : [
        input(reader, typed, 'closes', { type: 'date' }),
        modesField(reader, typed),
        input(reader, typed, 'target', { inputMode: 'numeric' }),
      ];
  const summary = summaryOf(t('staff:check', { count: typed.mistakes.length }), fields);
  return {
    frame: presentFrame(visit, paths.waves()),
    title: `${summary ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    ...{ heading, fields, summary, action: paths.editWave(survey.id, wave.name) },
    submit: t('waves:form.save'),
    lead: t(isPlanned ? 'waves:form.edit_planned' : 'waves:form.edit_under_way'),
    back: { href: board, label: t('waves:back_to_wave') },
    empty: null,
    cancel: { href: board, label: t('staff:move.cancel') },
  };
};

/** A wave as the form shows it before anything is typed. */
export const fieldsOfWave = (reader: Reader, { survey, wave }: WaveToEdit): WaveFields => ({
  ...{
    subject: '',
    name: wave.name,
    opens: wave.opens ?? '',
    closes: wave.closes ?? '',
    sample: wave.sample,
  },
  target: wave.target === undefined ? '' : String(wave.target),
  population: say(reader, wave.population ?? survey.population).replaceAll('\u00a0', ' '),
  mode_web: wave.modes.includes('web') ? 'on' : '',
  mode_phone: wave.modes.includes('phone') ? 'on' : '',
  mode_face_to_face: wave.modes.includes('face_to_face') ? 'on' : '',
});

// One figure: what the public sees, what waits for a signature, the form for another one, and how it changed.
import { programmePaths } from '../../../paths/programme.ts';
import type {
  Figure,
  FigureDesk,
  FigureField,
  FigureFields,
  FigureMistake,
} from '../../../services/programme.ts';
import { date } from '../../dates.ts';
import { shownNumber } from '../../programme/numbers.ts';
import { periodName } from '../../programme/periods.ts';
import { asPrinted, inTwo } from '../../programme/words.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { common, summaryOf, type FieldView } from '../waves/fields.ts';

/** What was typed; `isMoved`: somebody else wrote in between, so it was not taken. */
export type TypedFigure = {
  readonly fields: FigureFields;
  readonly reason: string;
  readonly mistakes: readonly FigureMistake[];
  readonly isMoved: boolean;
};

export const noFigure: TypedFigure = {
  fields: { value: '', document_ru: '', document_en: '', documentDate: '' },
  ...{ reason: '', mistakes: [], isMoved: false },
};

const order: readonly (keyof FigureFields)[] = ['value', 'document_ru', 'document_en', 'documentDate'];

/** `Факт: 4. Служащие с неполными сведениями, 2013`. */
const subjectInWords = (reader: Reader, desk: FigureDesk): string => {
  const { t } = reader;
  const { programme, subject, survey } = desk;
  const { kind, item } = subject;
  const indicator = programme.indicators.find(({ id }) => String(id) === item);
  const names = {
    fact: () =>
      indicator ? `${item}. ${asPrinted(reader, inTwo(reader, indicator.short ?? indicator))}` : item,
    appeals: () => t(`programme:channel.${item}`).toLowerCase(),
    planned: () => (survey ? say(reader, survey.title) : item),
    spent: () => (survey ? say(reader, survey.title) : item),
  };
  return `${t(`programme:kind.${kind}`)}: ${names[kind]()}, ${desk.period ? periodName(reader, desk.period) : desk.subject.period}`;
};

/** `early` is said of a fact in one way, of what is counted in a period in another. */
const mistakeOf = (
  { t }: Reader,
  { subject, otherStep }: FigureDesk,
  field: FigureField,
  code: string,
): string => {
  if (code === 'other_step') return t(`programme:figure.other_step.${otherStep ?? 'year'}`);
  const key = code === 'early' ? `early_${subject.kind}` : code;
  return t(`programme:figure.mistake.${field}.${key}`);
};

const fieldOf = (
  reader: Reader,
  desk: FigureDesk,
  { fields, reason, mistakes }: TypedFigure,
  name: FigureField,
): FieldView => {
  const { t } = reader;
  const mistake = mistakes.find(({ field }) => field === name);
  const hint = t(`programme:figure.field.${name}.${name === 'value' ? desk.form : 'hint'}`);
  return {
    ...common(name, {
      label: t(`programme:figure.field.${name}.label`),
      hint: hint === '' ? null : hint,
      mistake: mistake ? mistakeOf(reader, desk, name, mistake.code) : null,
    }),
    ...{ kind: 'input', value: name === 'reason' ? reason : fields[name] },
    type: name === 'documentDate' ? 'date' : 'text',
    inputMode: name === 'value' ? 'decimal' : null,
  };
};

const whoOf = ({ t }: Reader, { people }: FigureDesk, id: string | null, figure: Figure): string => {
  if (id !== null) return people[id] ?? id;
  return figure.isDemonstration ? t('programme:figure.program') : t('programme:figure.nobody');
};

const documentIn = (reader: Reader, { document, documentDate }: Figure): string =>
  `${asPrinted(reader, inTwo(reader, document))}, ${date(documentDate, reader.language)}`;

const pendingOf = (visit: Visit, desk: FigureDesk) => {
  const { reader, account } = visit;
  const { t, paths, language } = reader;
  const { pending } = desk.held;
  if (!pending) return null;
  const words = pending.isWithdrawn ? 'withdrawal' : 'pending';
  return {
    heading: t(`programme:figure.${words}`, { value: shownNumber(reader, pending.value) }),
    about: t(`programme:figure.${words}_by`, {
      ...{ who: whoOf(reader, desk, pending.enteredBy, pending), day: date(pending.enteredOn, language) },
      document: asPrinted(reader, inTwo(reader, pending.document)),
      date: date(pending.documentDate, language),
    }),
    own: pending.enteredBy === account?.id ? t('programme:figure.own') : null,
    ...{ action: programmePaths(paths).sign(desk.subject), number: pending.number },
    note: t(`programme:figure.${pending.isWithdrawn ? 'sign_withdrawal_note' : 'sign_note'}`),
    submit: t('programme:figure.sign'),
  };
};

const historyOf = (reader: Reader, desk: FigureDesk) => {
  const { t, language } = reader;
  const { history } = desk.held;
  if (history.length === 0) return null;
  return {
    heading: t('programme:figure.history'),
    columns: ['number', 'value', 'document', 'entered', 'signed'].map(name =>
      t(`programme:figure.history_columns.${name}`),
    ),
    rows: history.map(figure => ({
      number: figure.number,
      cells: [
        figure.isWithdrawn
          ? t('programme:figure.withdrawn', { value: shownNumber(reader, figure.value) })
          : shownNumber(reader, figure.value),
        documentIn(reader, figure),
        `${whoOf(reader, desk, figure.enteredBy, figure)}, ${date(figure.enteredOn, language)}`,
        figure.signedOn === null
          ? t('programme:figure.nobody')
          : `${whoOf(reader, desk, figure.signedBy, figure)}, ${date(figure.signedOn, language)}`,
      ],
    })),
  };
};

/** The form for another figure; none where it would count appeals twice. */
const formOf = (visit: Visit, { held, otherStep }: FigureDesk) => {
  const { t } = visit.reader;
  const { shown, pending } = held;
  if (otherStep) return null;
  return {
    heading: t(`programme:figure.${shown || pending ? 'correct' : 'enter'}`),
    submit: t('programme:figure.submit'),
    isSecond: pending !== null && pending.enteredBy !== visit.account?.id,
  };
};

/** How to take back what was entered by mistake; nothing where there is nothing to take back. */
const withdrawalOf = ({ reader }: Visit, desk: FigureDesk, typed: TypedFigure) => {
  const { t, paths } = reader;
  const { shown, pending } = desk.held;
  if (pending?.isWithdrawn === true || (!shown && !pending)) return null;
  return {
    heading: t('programme:figure.withdraw_heading'),
    note: t('programme:figure.withdraw_note'),
    fields: [fieldOf(reader, desk, typed, 'reason')],
    action: programmePaths(paths).withdraw(desk.subject),
    submit: t('programme:figure.withdraw'),
    isOpen: typed.mistakes.some(({ field }) => field === 'reason'),
  };
};

const noticesOf = ({ t }: Reader, { otherStep }: FigureDesk, { isMoved }: TypedFigure): readonly string[] => [
  ...(isMoved ? [t('programme:figure.moved')] : []),
  ...(otherStep ? [t(`programme:figure.other_step.${otherStep}`)] : []),
];

export const presentFigure = (visit: Visit, desk: FigureDesk, typed: TypedFigure = noFigure) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const own = programmePaths(paths);
  const heading = subjectInWords(reader, desk);
  const fields = order.map(name => fieldOf(reader, desk, typed, name));
  const withdrawal = withdrawalOf(visit, desk, typed);
  const summary = summaryOf(t('staff:check', { count: typed.mistakes.length }), [
    ...fields,
    ...(withdrawal?.fields ?? []),
  ]);
  const { shown, history } = desk.held;
  return {
    frame: presentFrame(visit, own.desk()),
    title: `${summary ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    back: { href: own.desk(), label: t('programme:figure.back') },
    ...{ heading, fields, summary: desk.otherStep ? null : summary, action: own.figure(desk.subject) },
    ...{ seen: history[0]?.number ?? 0, notices: noticesOf(reader, desk, typed) },
    shown: shown
      ? t('programme:figure.shown', { value: shownNumber(reader, shown.value) })
      : t('programme:figure.not_shown'),
    ...{ pending: pendingOf(visit, desk), form: formOf(visit, desk), withdrawal },
    history: historyOf(reader, desk),
  };
};

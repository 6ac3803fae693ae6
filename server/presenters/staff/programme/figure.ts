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
import { asPrinted, inTwo } from '../../programme/words.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { common, summaryOf, type FieldView } from '../waves/fields.ts';

export type TypedFigure = { readonly fields: FigureFields; readonly mistakes: readonly FigureMistake[] };

export const noFigure: TypedFigure = {
  fields: { value: '', document_ru: '', document_en: '', documentDate: '' },
  mistakes: [],
};

const order: readonly FigureField[] = ['value', 'document_ru', 'document_en', 'documentDate'];

/** `Факт: 4. Служащие с неполными сведениями, 2013`. */
const subjectInWords = (reader: Reader, { programme, subject, survey }: FigureDesk): string => {
  const { t } = reader;
  const { kind, item, period } = subject;
  const indicator = programme.indicators.find(({ id }) => String(id) === item);
  const names = {
    fact: () =>
      indicator ? `${item}. ${asPrinted(reader, inTwo(reader, indicator.short ?? indicator))}` : item,
    appeals: () => t(`programme:channel.${item}`),
    planned: () => (survey ? say(reader, survey.title) : item),
    spent: () => (survey ? say(reader, survey.title) : item),
  };
  return `${t(`programme:kind.${kind}`)}: ${names[kind]()}, ${period}`;
};

const fieldOf = (
  reader: Reader,
  { form }: FigureDesk,
  { fields, mistakes }: TypedFigure,
  name: FigureField,
): FieldView => {
  const { t } = reader;
  const mistake = mistakes.find(({ field }) => field === name);
  const hint = t(`programme:figure.field.${name}.${name === 'value' ? form : 'hint'}`);
  return {
    ...common(name, {
      label: t(`programme:figure.field.${name}.label`),
      hint: hint === '' ? null : hint,
      mistake: mistake ? t(`programme:figure.mistake.${name}.${mistake.code}`) : null,
    }),
    ...{ kind: 'input', value: fields[name] },
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
  return {
    heading: t('programme:figure.pending', { value: shownNumber(reader, pending.value) }),
    about: t('programme:figure.pending_by', {
      ...{ who: whoOf(reader, desk, pending.enteredBy, pending), day: date(pending.enteredOn, language) },
      document: asPrinted(reader, inTwo(reader, pending.document)),
      date: date(pending.documentDate, language),
    }),
    own: pending.enteredBy === account?.id ? t('programme:figure.own') : null,
    ...{ action: programmePaths(paths).sign(desk.subject), number: pending.number },
    ...{ note: t('programme:figure.sign_note'), submit: t('programme:figure.sign') },
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
        shownNumber(reader, figure.value),
        documentIn(reader, figure),
        `${whoOf(reader, desk, figure.enteredBy, figure)}, ${date(figure.enteredOn, language)}`,
        figure.signedOn === null
          ? t('programme:figure.nobody')
          : `${whoOf(reader, desk, figure.signedBy, figure)}, ${date(figure.signedOn, language)}`,
      ],
    })),
  };
};

export const presentFigure = (visit: Visit, desk: FigureDesk, typed: TypedFigure = noFigure) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const own = programmePaths(paths);
  const heading = subjectInWords(reader, desk);
  const fields = order.map(name => fieldOf(reader, desk, typed, name));
  const summary = summaryOf(t('staff:check', { count: typed.mistakes.length }), fields);
  const { shown, pending } = desk.held;
  return {
    frame: presentFrame(visit, own.desk()),
    title: `${summary ? t('staff:mistake_prefix') : ''}${heading} — ${t('staff:place')}`,
    back: { href: own.desk(), label: t('programme:figure.back') },
    ...{ heading, fields, summary, action: own.figure(desk.subject) },
    shown: shown
      ? t('programme:figure.shown', { value: shownNumber(reader, shown.value) })
      : t('programme:figure.not_shown'),
    pending: pendingOf(visit, desk),
    form: {
      heading: t(`programme:figure.${shown || pending ? 'correct' : 'enter'}`),
      submit: t('programme:figure.submit'),
      isSecond: pending !== null && pending.enteredBy !== visit.account?.id,
    },
    history: historyOf(reader, desk),
  };
};

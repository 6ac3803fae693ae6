// Step 2 of a draft: the margins there are, and the question that another one is to be about.
import type { DraftAction, EditMistake, TypedMargin } from '../../../services/weighting.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { addressesOf, conflictWords, presentDraftTop, type DraftVisit } from './draft.ts';
import { findingsInWords, marginTitle } from './words.ts';

export type SentMargins = {
  readonly action: DraftAction;
  readonly mistake: EditMistake | null;
  readonly isConflict: boolean;
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const rowOf = ({ reader, found, weighting }: DraftVisit, margin: TypedMargin, at: number) => {
  const { t, language } = reader;
  const title = marginTitle(reader, found, margin);
  const filled = margin.totals.filter(({ typed }) => typed !== '').length;
  return {
    title,
    href: addressesOf(reader, found).margin(weighting.number, at + 1),
    place: at + 1,
    role: t(margin.isFitted ? 'weighting:margins.fitted' : 'weighting:margins.checked'),
    filled: t('weighting:margins.filled', { filled, count: margin.totals.length }),
    isReady: filled === margin.totals.length && margin.source !== '' && isDay(margin.date),
    source: margin.source === '' ? t('weighting:margins.no_source') : margin.source,
    date: isDay(margin.date) ? date(margin.date, language) : null,
    noDate: t('weighting:margins.no_date'),
    edit: t('weighting:margins.edit', { margin: title }),
    remove: t('weighting:margins.remove', { margin: title }),
  };
};

/** What people said about themselves in one answer; the service says the last word. */
const mayBeMargin = ({ type, origin, indirect, date: isDate }: Variable): boolean =>
  type !== 'set' && !indirect && isDate === undefined && (origin === undefined || origin === 'calculation');

const optionsOf = (reader: Reader, variables: readonly Variable[], chosen: string) =>
  variables.filter(mayBeMargin).map(({ name, label, type }) => ({
    value: name,
    label:
      type === 'number'
        ? reader.t('weighting:margins.number', { variable: say(reader, label) })
        : say(reader, label),
    isChosen: name === chosen,
  }));

const presentForm = ({ reader, found, draft }: DraftVisit, sent: SentMargins | null) => {
  const { t } = reader;
  const action = sent?.action.kind === 'add' ? sent.action : { variables: [], bands: '' };
  const [first = '', second = ''] = action.variables;
  const mistake = sent?.mistake;
  return {
    heading: t(draft.margins.length === 0 ? 'weighting:margins.first' : 'weighting:margins.more'),
    variable: { label: t('weighting:margins.variable'), options: optionsOf(reader, found.variables, first) },
    crossed: {
      label: t('weighting:margins.crossed'),
      none: t('weighting:margins.not_crossed'),
      options: optionsOf(reader, found.variables, second),
    },
    bands: {
      label: t('weighting:margins.bands'),
      hint: t('weighting:margins.bands_hint'),
      value: action.bands,
    },
    mistake: mistake ? t(`weighting:mistake.${mistake.code}`) : null,
    submit: t('weighting:margins.add'),
  };
};

const columnsOf = ({ t }: Reader) => ({
  margin: t('weighting:margins.column.margin'),
  role: t('weighting:margins.column.role'),
  filled: t('weighting:margins.column.filled'),
  source: t('weighting:margins.column.source'),
  actions: t('weighting:margins.column.actions'),
});

export const presentMargins = (visit: DraftVisit, sent: SentMargins | null) => {
  const { reader, found, weighting, draft, findings } = visit;
  const { t } = reader;
  const addresses = addressesOf(reader, found);
  return {
    ...presentDraftTop(visit, 'margins', { isWrong: sent !== null }),
    action: addresses.margins(weighting.number),
    conflict: conflictWords(visit, sent?.isConflict ?? false),
    columns: columnsOf(reader),
    caption: t('weighting:margins.caption'),
    edit: t('weighting:margins.edit_short'),
    remove: t('weighting:margins.remove_short'),
    rows: draft.margins.map((margin, at) => rowOf(visit, margin, at)),
    empty: t('weighting:margins.empty'),
    found: {
      heading: t('weighting:margin.found'),
      items: findingsInWords(
        { reader, found, margins: draft.margins },
        findings.filter(({ margin, severity }) => margin !== null && severity === 'warning'),
      ),
      merge: null,
    },
    form: presentForm(visit, sent),
    next: { href: addresses.method(weighting.number), label: t('weighting:margins.next') },
  };
};

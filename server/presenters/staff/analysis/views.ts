// Saved views: in the list of the desk, and each on a page of its own, where it is renamed, sent to the press desk, or deleted.
import { analysisPaths } from '../../../paths/analysis.ts';
import type { ListedView, NameMistake } from '../../../services/views.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

const about = (reader: Reader, { who, day }: ListedView): string =>
  reader.t('analysis:views.about', { who, day: date(day, reader.language) });

export const presentViews = (reader: Reader, all: readonly ListedView[]) => {
  const { t, paths } = reader;
  const { analysisTable, view: viewPath } = analysisPaths(paths);
  return {
    heading: t('analysis:views.heading'),
    empty: all.length === 0 ? t('analysis:views.empty') : null,
    list: all.map(listed => {
      const { view } = listed;
      return {
        href: analysisTable(view.survey, view.question, view.query),
        name: view.name,
        sent: view.sent ? t('analysis:views.sent') : null,
        about: about(reader, listed),
        manage: { href: viewPath(view.id), label: t('analysis:views.manage'), of: view.name },
      };
    }),
  };
};

/** A name as it was typed, and why it cannot be taken. */
export type Wrong = { readonly name: string; readonly mistake: NameMistake };
export type Saveable = { readonly survey: string; readonly question: string; readonly query: string };

/** The form that saves a table under a name. */
export const presentSaving = (
  reader: Reader,
  { survey, question, query }: Saveable,
  wrong: Wrong | null = null,
) => {
  const { t, paths } = reader;
  return {
    action: analysisPaths(paths).views(),
    ...{ survey, question, query },
    label: t('analysis:views.name'),
    submit: t('analysis:views.save'),
    value: wrong?.name ?? '',
    mistake: wrong && t(`analysis:views.mistake.${wrong.mistake}`),
  };
};

/** The name could not be taken: the form again, as it was sent. */
export const presentUnsaved = (visit: Visit, table: Saveable, wrong: Wrong) => {
  const { reader } = visit;
  const { analysis, analysisTable } = analysisPaths(reader.paths);
  const heading = reader.t('analysis:views.save_heading');
  return {
    frame: presentFrame(visit, analysis()),
    title: `${reader.t('staff:mistake_prefix')}${heading} — ${reader.t('staff:place')}`,
    up: {
      href: analysisTable(table.survey, table.question, table.query),
      label: reader.t('analysis:views.to_table'),
    },
    heading,
    saving: presentSaving(reader, table, wrong),
  };
};

/** Taken back where it is at the press desk, sent where it is not. */
const presentPress = ({ t, paths }: Reader, { id, sent, note }: ListedView['view']) => {
  const { viewMove } = analysisPaths(paths);
  return sent
    ? {
        ...{ action: viewMove(id, 'recall'), heading: t('analysis:views.sent'), note },
        ...{ label: null, submit: t('analysis:views.recall') },
      }
    : {
        ...{ action: viewMove(id, 'send'), heading: t('analysis:views.press'), note: '' },
        ...{ label: t('analysis:views.note'), submit: t('analysis:views.send') },
      };
};

const presentRemoving = ({ t, paths }: Reader, { id, name }: ListedView['view']) => ({
  action: analysisPaths(paths).viewMove(id, 'delete'),
  summary: t('analysis:views.delete'),
  warning: t('analysis:views.delete_warning', { name }),
  submit: t('analysis:views.delete_name', { name }),
});

export const presentView = (visit: Visit, listed: ListedView, wrong: Wrong | null = null) => {
  const { reader } = visit;
  const { t, paths } = reader;
  const { view } = listed;
  const { analysis, analysisTable, view: viewPath } = analysisPaths(paths);
  return {
    frame: presentFrame(visit, analysis()),
    title: `${wrong ? t('staff:mistake_prefix') : ''}${view.name} — ${t('staff:place')}`,
    up: { href: analysis(), label: t('analysis:views.to_all') },
    heading: view.name,
    about: about(reader, listed),
    open: { href: analysisTable(view.survey, view.question, view.query), label: t('analysis:views.open') },
    rename: {
      action: viewPath(view.id),
      label: t('analysis:views.new_name'),
      value: wrong?.name ?? view.name,
      mistake: wrong && t(`analysis:views.mistake.${wrong.mistake}`),
      submit: t('analysis:views.rename'),
    },
    press: presentPress(reader, view),
    remove: presentRemoving(reader, view),
  };
};

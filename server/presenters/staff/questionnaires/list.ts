// The list of questionnaires: what is published, what is being written, by whom and since when.
import type { Language } from '../../../../surveys/localised.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Listed } from '../../../services/questionnaires.ts';
import type { Clock } from '../../../clock.ts';
import { date } from '../../dates.ts';
import { say, type Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';

const languageNames: Readonly<Record<Language, string>> = { ru: 'ru', ce: 'ce', en: 'en' };

type Sight = { readonly listed: readonly Listed[]; readonly clock: Pick<Clock, 'dayOf' | 'timeOf'> };

const stateOf = ({ t }: Reader, { draft, latest }: Listed) => {
  if (!draft) return [{ label: t('questionnaires:state.published'), tone: 'good' }];
  const tag = { label: t('questionnaires:state.draft'), tone: 'warn' };
  return latest ? [{ label: t('questionnaires:state.published'), tone: 'good' }, tag] : [tag];
};

const changeOf = (
  { t, language }: Reader,
  { draft, latest, changedBy }: Listed,
  { clock }: Sight,
): string => {
  if (draft) {
    const when = `${date(clock.dayOf(draft.changedAt), language)}, ${clock.timeOf(draft.changedAt)}`;
    return t('questionnaires:list.changed', { when, who: changedBy ?? t('questionnaires:somebody') });
  }
  return latest
    ? t('questionnaires:list.published', { when: date(latest.publishedOn, language), number: latest.number })
    : '';
};

const presentRow = (reader: Reader, listed: Listed, sight: Sight) => {
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const { id, document, draft, versions, waves } = listed;
  const title = say(reader, document.title);
  return {
    title,
    id,
    states: stateOf(reader, listed),
    versions: versions === 0 ? t('questionnaires:list.no_versions') : String(versions),
    waves: String(waves),
    languages: document.languages.map(language => languageNames[language]).join(', '),
    changed: changeOf(reader, listed, sight),
    open: { href: paths.draft(id), label: t('questionnaires:list.open'), about: title },
    begin: draft ? null : { action: paths.draft(id), label: t('questionnaires:list.begin'), about: title },
    remove: draft
      ? { href: paths.removeDraft(id), label: t('questionnaires:list.remove'), about: title }
      : null,
  };
};

export const presentQuestionnaires = (visit: Visit, sight: Sight) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const heading = t('questionnaires:list.heading');
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    title: `${heading} — ${t('staff:place')}`,
    heading,
    lead: t('questionnaires:list.lead'),
    create: { href: paths.newQuestionnaire(), label: t('questionnaires:list.create') },
    empty: sight.listed.length === 0 ? t('questionnaires:list.empty') : null,
    columns: ['title', 'state', 'versions', 'waves', 'languages', 'changed', 'actions'].map(name =>
      t(`questionnaires:column.${name}`),
    ),
    rows: sight.listed.map(listed => presentRow(reader, listed, sight)),
  };
};

/** Before a draft is removed: what goes and what stays. */
export const presentRemoval = (
  visit: Visit,
  { document, basedOn, revision }: NonNullable<Listed['draft']>,
) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = questionnairePaths(reader.paths);
  const title = say(reader, document.title);
  const heading = t('questionnaires:removal.heading', { title });
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    title: `${heading} — ${t('staff:place')}`,
    ...{ heading, obstacle: null, facts: [], isDanger: true },
    consequencesHeading: t('questionnaires:removal.consequences'),
    consequences: [
      t('questionnaires:removal.edits', { count: revision - 1 }),
      t(basedOn ? 'questionnaires:removal.versions_stay' : 'questionnaires:removal.nothing_stays'),
    ],
    action: paths.removeDraft(document.id),
    submit: t('questionnaires:removal.submit', { title }),
    cancel: { href: paths.draft(document.id), label: t('questionnaires:removal.cancel') },
  };
};

// The designer: outline, the true phone page, inspector, and on top how the draft stands.
import type { Finding } from '../../../../surveys/checker.ts';
import type { Edit, EditMistake } from '../../../../surveys/edit/edit.ts';
import { questionTypes } from '../../../../surveys/edit/blank.ts';
import { findPage } from '../../../../surveys/edit/place.ts';
import { pageOf, selectionName } from '../../../../surveys/edit/selection.ts';
import type { Clock } from '../../../clock.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Saved, Sight } from '../../../services/designer.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { presentConflict } from './conflict.ts';
import { inForms } from './inForms.ts';
import { noCorrections, presentInspector, type Corrections } from './inspector.ts';
import { presentOutline } from './outline.ts';
import { draftHeading, presentTabs } from './tabs.ts';

export type EditorParts = {
  readonly sight: Sight;
  readonly clock: Pick<Clock, 'dayOf' | 'timeOf' | 'today'>;
  /** What came of a form that could not be kept as it was. */
  readonly saved?: Saved;
};

const nameOf = ({ t }: Reader, { names }: Sight, account: string): string =>
  names.get(account) ?? t('questionnaires:somebody');

const stateSentence = (reader: Reader, { sight, clock }: EditorParts): string => {
  const { t, language } = reader;
  const { draft, others } = sight;
  const day = clock.dayOf(draft.changedAt);
  const time = clock.timeOf(draft.changedAt);
  const when = day === clock.today() ? time : `${date(day, language)}, ${time}`;
  const who = nameOf(reader, sight, draft.changedBy);
  const looking = others.map(({ account }) =>
    t('questionnaires:editor.other', { who: nameOf(reader, sight, account) }),
  );
  return [t('questionnaires:editor.saved', { when, who }), ...looking].join(' ');
};

/** What an edit was, in a few words for the button that undoes it. */
const editWords = ({ t }: Reader, edit: Edit): string =>
  t(`questionnaires:done.${edit.kind === 'several' ? (edit.edits[0]?.kind ?? 'several') : edit.kind}`);

const presentReturn = (reader: Reader, { sight }: EditorParts, name: 'undo' | 'redo') => {
  const { t } = reader;
  const entry = sight[name];
  const paths = questionnairePaths(reader.paths);
  const id = sight.draft.id;
  const made = entry && (entry.act === 'undo' ? entry.inverse : entry.edit);
  return {
    name,
    action: name === 'undo' ? paths.undoDraft(id) : paths.redoDraft(id),
    label: t(`questionnaires:editor.${name}`),
    about:
      entry && made
        ? t(`questionnaires:editor.${name}_about`, {
            what: editWords(reader, made),
            who: nameOf(reader, sight, entry.who),
          })
        : t(`questionnaires:editor.${name}_nothing`),
    isOff: entry === null,
  };
};

export const presentFindings = (reader: Reader, findings: readonly Finding[]) => {
  const language = reader.language === 'en' ? 'en' : 'ru';
  const order = ['error', 'warning', 'advice'] as const;
  return findings
    .toSorted((first, second) => order.indexOf(first.severity) - order.indexOf(second.severity))
    .map(({ severity, code, message, remedy }) => ({
      ...{ code, message: inForms(reader, message[language]), remedy: inForms(reader, remedy[language]) },
      tag: {
        label: reader.t(`questionnaires:severity.${severity}`),
        tone: { error: 'bad', warning: 'warn', advice: '' }[severity],
      },
    }));
};

const isAbout = ({ selection }: Sight, finding: Finding): boolean => {
  if (selection.of === 'question') return finding.question === selection.id;
  if (selection.of === 'page') return finding.page === selection.id && finding.question === undefined;
  return finding.page === undefined;
};

const presentPhone = (reader: Reader, { draft, selection }: Sight) => {
  const page = pageOf(draft.document, selection);
  const number = draft.document.pages.findIndex(({ id }) => id === page) + 1;
  return {
    heading: reader.t('questionnaires:phone.heading'),
    title: reader.t('questionnaires:phone.title', { number }),
    src: `${questionnairePaths(reader.paths).draftPhone(draft.id, page)}?revision=${draft.revision}`,
    note: reader.t('questionnaires:phone.note'),
    isThere: findPage(draft.document, page) !== undefined,
  };
};

const mistakeWords = ({ t, language }: Reader, { code, name, message }: EditMistake): string => {
  const said = message?.[language === 'en' ? 'en' : 'ru'] ?? '';
  return t(`questionnaires:mistake.${code}`, { name, said });
};

const presentMistakes = (reader: Reader, saved: Saved | undefined) => {
  const mistakes = saved && 'mistakes' in saved.outcome ? saved.outcome.mistakes : [];
  if (mistakes.length === 0) return null;
  return {
    heading: reader.t('questionnaires:mistake.heading'),
    items: mistakes.map(mistake => mistakeWords(reader, mistake)),
  };
};

const presentAdd = ({ t }: Reader) => ({
  summary: t('questionnaires:add.summary'),
  type: t('questionnaires:add.type'),
  text: t('questionnaires:add.text'),
  types: questionTypes.map(value => ({ value, label: t(`questionnaires:type.${value}`) })),
  asPage: { act: 'add_page', label: t('questionnaires:add.as_page') },
  here: { act: 'add_here', label: t('questionnaires:add.here') },
});

/** Only what was typed where it could not be kept; beside a conflict, both stand in its own place. */
const correctionsOf = (reader: Reader, saved: Saved | undefined): Corrections => {
  if (!saved || 'conflict' in saved.outcome || !('mistakes' in saved.outcome)) return noCorrections;
  const [mistake] = saved.outcome.mistakes;
  const [only] = [...saved.typed.keys()].filter(name => mistake && name.split(/[./]/).includes(mistake.name));
  const words = mistake ? mistakeWords(reader, mistake) : '';
  return { typed: saved.typed, mistakes: new Map(only === undefined ? [] : [[only, words]]) };
};

const presentTold = ({ t }: Reader, saved: Saved | undefined) =>
  (saved?.told ?? []).map(({ code, line, words }) => t(`questionnaires:told.${code}`, { line, words }));

const presentFindingsOf = (reader: Reader, sight: Sight) => ({
  heading: reader.t('questionnaires:findings.heading'),
  items: presentFindings(
    reader,
    sight.findings.filter(finding => isAbout(sight, finding)),
  ),
  pending: sight.isExamined ? null : reader.t('questionnaires:findings.pending'),
});

const presentTop = (reader: Reader, parts: EditorParts, inspected: string) => {
  const { t } = reader;
  const { sight, saved } = parts;
  const { draft } = sight;
  const heading = draftHeading(reader, draft.document);
  const isRefused = saved !== undefined && ('mistakes' in saved.outcome || 'conflict' in saved.outcome);
  return {
    title: `${isRefused ? t('staff:mistake_prefix') : ''}${inspected}, ${heading} — ${t('staff:place')}`,
    heading,
    state: stateSentence(reader, parts),
    returns: [presentReturn(reader, parts, 'undo'), presentReturn(reader, parts, 'redo')],
    tabs: presentTabs(reader, draft.id, 'designer'),
    saving: t('questionnaires:editor.saving'),
    failed: t('questionnaires:editor.failed'),
  };
};

export const presentEditor = (visit: Visit, parts: EditorParts) => {
  const { reader } = visit;
  const { sight, saved } = parts;
  const { draft, selection } = sight;
  const paths = questionnairePaths(reader.paths);
  const inspector = presentInspector(reader, sight, correctionsOf(reader, saved));
  return {
    frame: presentFrame(visit, paths.questionnaires()),
    ...presentTop(reader, parts, inspector.heading),
    revision: draft.revision,
    item: selectionName(selection),
    outline: presentOutline(reader, sight),
    phone: presentPhone(reader, sight),
    inspector,
    findings: presentFindingsOf(reader, sight),
    add: presentAdd(reader),
    mistakes: presentMistakes(reader, saved),
    conflict: saved ? presentConflict(reader, sight, saved) : null,
    told: presentTold(reader, saved),
    script: { src: reader.asset('designer.js'), nonce: reader.nonce },
  };
};

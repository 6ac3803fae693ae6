// The inspector: everything of what is open that can be filled in, in groups that follow the work.
import type { Field } from '../../../../surveys/edit/fields.ts';
import { questionTypes } from '../../../../surveys/edit/blank.ts';
import { findPage, findQuestion, questionsIn } from '../../../../surveys/edit/place.ts';
import { fieldsFor, subjectsFor } from '../../../../surveys/edit/read-form.ts';
import { selectionName } from '../../../../surveys/edit/selection.ts';
import { techniqueIn, techniques } from '../../../../surveys/edit/technique.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Sight } from '../../../services/designer.ts';
import type { Reader } from '../../reader.ts';
import { presentCondition } from './condition.ts';
import { presentField } from './fields.ts';
import type { FieldContext, Typed } from './fields.ts';
import { presentLists } from './items.ts';

/** Which fields stand together, under which heading; what is named nowhere stands in the last group. */
const groups: readonly {
  readonly name: string;
  readonly paths: readonly string[];
  readonly isFolded: boolean;
}[] = [
  {
    name: 'answer',
    isFolded: false,
    paths: [
      'missing',
      'required',
      'sensitive',
      'min',
      'max',
      'from',
      'to',
      'low',
      'high',
      'unit',
      'decimals',
      'length',
      'precision',
      'places',
      'instrument',
      'forced.yes',
      'forced.no',
      'birthday.unit',
      'birthday.from',
      'birthday.to',
      'model',
      'unrelated.sensitive',
      'unrelated.birthday.unit',
      'unrelated.birthday.from',
      'unrelated.birthday.to',
      'sensitive_item.label',
      'sensitive_item.code',
    ],
  },
  { name: 'place', isFolded: false, paths: ['topic', 'block', 'part'] },
  { name: 'languages', isFolded: false, paths: ['languages'] },
  {
    name: 'order',
    isFolded: true,
    paths: ['order', 'ordered', 'columns', 'carry_forward.question', 'carry_forward.take'],
  },
  { name: 'results', isFolded: true, paths: ['id', 'short', 'recall', 'headline.codes', 'headline.text'] },
  { name: 'limits', isFolded: true, paths: ['constraint', 'constraint_message'] },
];
const grouped = groups.flatMap(({ paths }) => paths);

const contextOf = (
  reader: Reader,
  sight: Sight,
  typed: Typed,
  mistakes: ReadonlyMap<string, string>,
): FieldContext => {
  const { document } = sight.draft;
  const { selection } = sight;
  const all = questionsIn(document);
  const at = selection.of === 'question' ? all.findIndex(({ id }) => id === selection.id) : -1;
  const sources = all.slice(0, Math.max(0, at)).filter(each => 'options' in each && !('rows' in each));
  return { reader, document, typed, mistakes, sources: sources.map(({ id, text }) => ({ id, text })) };
};

const buttons = (reader: Reader, sight: Sight) => {
  const { t } = reader;
  const { document } = sight.draft;
  const { selection } = sight;
  const button = (act: string, isDanger = false) => ({
    act,
    isDanger,
    label: t(`questionnaires:act.${act}`),
  });
  if (selection.of === 'questionnaire') return [];
  const found = selection.of === 'question' ? findQuestion(document, selection.id) : undefined;
  const isShared = (found?.page.questions.length ?? 0) > 1;
  return [
    ...[button('up'), button('down')],
    ...(found ? [button('duplicate')] : []),
    ...(found && isShared ? [button('own_page')] : []),
    ...(found && !isShared && document.pages[0] !== found.page ? [button('join')] : []),
    button('remove', true),
  ];
};

const headingOf = ({ t }: Reader, { draft, selection }: Sight): string => {
  const { document } = draft;
  if (selection.of === 'questionnaire') return t('questionnaires:inspector.questionnaire');
  if (selection.of === 'page') {
    const number = document.pages.findIndex(({ id }) => id === selection.id) + 1;
    return t('questionnaires:inspector.page', { number });
  }
  const number = questionsIn(document).findIndex(({ id }) => id === selection.id) + 1;
  return t('questionnaires:inspector.question', { number });
};

const conditionOf = (reader: Reader, { draft: { document }, selection }: Sight) => {
  if (selection.of === 'questionnaire') return null;
  const thing =
    selection.of === 'page'
      ? findPage(document, selection.id)
      : findQuestion(document, selection.id)?.question;
  const shown = { relevant: thing?.relevant, subjects: subjectsFor(document, selection) };
  return thing ? presentCondition(reader, shown) : null;
};

export type Corrections = { readonly typed: Typed; readonly mistakes: ReadonlyMap<string, string> };
export const noCorrections: Corrections = { typed: new Map(), mistakes: new Map() };

const trendSentence = ({ t }: Reader, { trend }: Sight, { id }: Question): string | null => {
  const waves = trend.get(id) ?? [];
  if (waves.length === 0) return null;
  return t('questionnaires:inspector.trend', { waves: waves.join(', ') });
};

type Groups = { readonly context: FieldContext; readonly own: readonly Field[] };

const presentGroups = ({ context, own }: Groups) =>
  groups
    .map(({ name, paths, isFolded }) => ({
      ...{ name, isFolded, legend: context.reader.t(`questionnaires:group.${name}`) },
      fields: paths
        .flatMap(path => own.filter(field => field.path === path))
        .map(field => presentField(context, field)),
    }))
    .filter(group => group.fields.length > 0)
    // What is wrong is never folded away.
    .map(group => ({ ...group, isFolded: group.isFolded && group.fields.every(({ mistake }) => !mistake) }));

const presentWords = ({ context, own }: Groups) =>
  own
    .filter(({ path }) => !grouped.includes(path) && path !== 'relevant')
    .map(field => presentField(context, field));

/** Chance tells what to say, or which question to answer. */
const presentTechnique = ({ t }: Reader, question: Question) =>
  question.type !== 'randomised-response'
    ? null
    : {
        label: t('questionnaires:field.question.technique'),
        choices: techniques.map(value => ({
          ...{ value, label: t(`questionnaires:choice.technique.${value}`) },
          isChosen: value === techniqueIn(question),
        })),
      };

/** What only a question has, and the lists of the whole. */
const ofQuestion = (reader: Reader, sight: Sight, context: FieldContext) => {
  const { draft, selection } = sight;
  const { document } = draft;
  const found = selection.of === 'question' ? findQuestion(document, selection.id) : undefined;
  if (!found)
    return {
      ...{ page: null, type: null, technique: null, trend: null },
      lists:
        selection.of === 'questionnaire' ? presentLists(context, null, fieldsFor(document, selection)) : [],
    };
  const { question, page } = found;
  const { t, paths } = reader;
  const number = document.pages.indexOf(page) + 1;
  return {
    page: {
      href: questionnairePaths(paths).draftItem(draft.id, selectionName({ of: 'page', id: page.id })),
      label: t('questionnaires:inspector.of_page', { number }),
    },
    type: {
      label: t('questionnaires:inspector.type'),
      choices: questionTypes.map(value => ({
        ...{ value, label: t(`questionnaires:type.${value}`), isChosen: value === question.type },
      })),
    },
    technique: presentTechnique(reader, question),
    lists: presentLists(context, question.id, fieldsFor(document, selection)),
    trend: trendSentence(reader, sight, question),
  };
};

export const presentInspector = (reader: Reader, sight: Sight, { typed, mistakes }: Corrections) => {
  const { t, paths } = reader;
  const { draft, selection } = sight;
  const context = contextOf(reader, sight, typed, mistakes);
  const own = fieldsFor(draft.document, selection).filter(({ target }) => target.of !== 'item');
  return {
    heading: headingOf(reader, sight),
    action: questionnairePaths(paths).draftItem(draft.id, selectionName(selection)),
    save: t('questionnaires:inspector.save'),
    ...ofQuestion(reader, sight, context),
    words: presentWords({ context, own }),
    condition: conditionOf(reader, sight),
    expression: own.filter(({ path }) => path === 'relevant').map(field => presentField(context, field)),
    groups: presentGroups({ context, own }),
    buttons: buttons(reader, sight),
    buttonsLabel: t('questionnaires:act.label'),
  };
};

// A form of the designer as one edit: what was changed in its fields, the condition said in words, another type, and what the pressed
// button does. Read against the document the person saw, so that only their own changes count.
import { clausesOf } from '../conditions/clauses.ts';
import { parseCondition } from '../conditions/index.ts';
import type { Questionnaire } from '../schema.ts';
import { act, textIn } from './acts.ts';
import { applyEdit } from './apply.ts';
import { questionTypes, retyped, toldOfNew } from './blank.ts';
import type { Edit, Target } from './edit.ts';
import { pageFields, questionFields, wholeFields } from './fields.ts';
import type { Field } from './fields.ts';
import { headlineWords } from './headline.ts';
import type { Told } from './paste.ts';
import { findPage, findQuestion } from './place.ts';
import { changedExpression, clauseAbout, sentClauses, written } from './read-clauses.ts';
import { readFields } from './read-fields.ts';
import type { Sent } from './read-fields.ts';
import type { Selection } from './selection.ts';
import { subjectsBefore } from './subjects.ts';
import type { Subject } from './subjects.ts';
import { otherTechnique, techniqueIn, techniques } from './technique.ts';
import type { Question } from '../questions/schema.ts';

export type FormRead = {
  /** Null where nothing was changed. */
  readonly edit: Edit | null;
  readonly next: Selection;
  readonly told: readonly Told[];
};

export const fieldsFor = (document: Questionnaire, selection: Selection): readonly Field[] => {
  if (selection.of === 'questionnaire') return wholeFields(document);
  if (selection.of === 'page') {
    const page = findPage(document, selection.id);
    return page ? pageFields(document, page) : [];
  }
  const question = findQuestion(document, selection.id)?.question;
  return question ? questionFields(document, question) : [];
};

type Conditional = { readonly target: Target; readonly relevant: string | undefined };

const conditional = (document: Questionnaire, selection: Selection): Conditional | undefined => {
  if (selection.of === 'page') {
    const page = findPage(document, selection.id);
    return page && { target: { of: 'page', page: page.id }, relevant: page.relevant };
  }
  const question = selection.of === 'question' ? findQuestion(document, selection.id)?.question : undefined;
  return question && { target: { of: 'question', question: question.id }, relevant: question.relevant };
};

/** The questions a condition of what is open can look back on. */
export const subjectsFor = (document: Questionnaire, selection: Selection): readonly Subject[] => {
  if (selection.of === 'question') return subjectsBefore(document, selection.id);
  const first = selection.of === 'page' ? findPage(document, selection.id)?.questions[0]?.id : undefined;
  return first === undefined ? [] : subjectsBefore(document, first);
};

const isInWords = (relevant: string | undefined): boolean => {
  if (relevant === undefined) return true;
  const parsed = parseCondition(relevant);
  return 'expression' in parsed && clausesOf(parsed.expression) !== undefined;
};

/** Clauses that were changed, added or taken away; they win over the expression beside them. */
const conditionEdits = (document: Questionnaire, selection: Selection, sent: Sent): readonly Edit[] => {
  const here = conditional(document, selection);
  if (!here || !isInWords(here.relevant)) return [];
  const subjects = subjectsFor(document, selection);
  const set = (value: string | null): Edit[] => [
    { kind: 'set', target: here.target, field: 'relevant', value },
  ];
  const [name, at] = textIn(sent, 'act').split(':');
  const clauses = sentClauses(sent, subjects) ?? { join: 'all', clauses: [] };
  const [newest] = subjects.slice(-1);
  if (name === 'add_clause' && newest)
    return set(written({ ...clauses, clauses: [...clauses.clauses, clauseAbout(newest)] }));
  if (name === 'remove_clause')
    return set(written({ ...clauses, clauses: clauses.clauses.filter((_, index) => index !== Number(at)) }));
  const changed = changedExpression(here.relevant, sent, subjects);
  return changed === undefined ? [] : set(changed);
};

const isExpression = (edit: Edit): boolean =>
  edit.kind === 'set' && edit.field === 'relevant' && edit.target.of !== 'item';
const isRenaming = ({ kind }: Edit): boolean => kind === 'rename_item' || kind === 'rename_question';

const techniqueEdits = (question: Question, sent: string): readonly Edit[] => {
  const technique = techniques.find(each => each === sent);
  if (!technique || question.type !== 'randomised-response' || techniqueIn(question) === technique) return [];
  return otherTechnique(question, technique);
};

const retypeEdits = (document: Questionnaire, selection: Selection, sent: Sent): readonly Edit[] => {
  const type = questionTypes.find(each => each === textIn(sent, 'type'));
  const question = selection.of === 'question' ? findQuestion(document, selection.id)?.question : undefined;
  if (!question) return [];
  if (!type || question.type === type) return techniqueEdits(question, textIn(sent, 'technique'));
  return [{ kind: 'replace_question', question: question.id, by: retyped(document, question, type) }];
};

const toldOfType = (edit: Edit): readonly Told[] =>
  edit.kind === 'replace_question' ? toldOfNew(edit.by) : [];

const after = (document: Questionnaire, edits: readonly Edit[]): Questionnaire => {
  const made = applyEdit(document, { kind: 'several', edits });
  return 'document' in made ? made.document : document;
};

const renamedSelection = (next: Selection, edits: readonly Edit[]): Selection => {
  const renaming = edits.find(edit => edit.kind === 'rename_question');
  return renaming && next.of === 'question' && next.id === renaming.question
    ? { ...next, id: renaming.to }
    : next;
};

/** A headline whose codes were named first begins with a sentence made of their words; it could not be kept without one. */
const withHeadlineWords = (document: Questionnaire, edits: readonly Edit[]): readonly Edit[] =>
  edits.map(edit => {
    if (edit.kind !== 'set' || edit.field !== 'headline' || edit.target.of !== 'question') return edit;
    const question = findQuestion(document, edit.target.question)?.question;
    const text = question && headlineWords(question, edit.value, document.languages);
    return text ? { ...edit, value: { ...(edit.value as object), text } } : edit; // a group of fields, by the field it is for
  });

export const readForm = (document: Questionnaire, selection: Selection, sent: Sent): FormRead => {
  const filled = readFields(fieldsFor(document, selection), sent);
  const condition = conditionEdits(document, selection, sent);
  const renamings = filled.filter(isRenaming);
  const sets = withHeadlineWords(document, filled).filter(
    edit => !isRenaming(edit) && !(condition.length > 0 && isExpression(edit)),
  );
  const first = [...sets, ...condition];
  const types = retypeEdits(after(document, first), selection, sent);
  const work = after(document, [...first, ...types]);
  const acted = act({ document: work, selection, sent });
  const edits = [...first, ...types, ...acted.edits, ...renamings];
  const [only] = edits;
  const edit = edits.length > 1 ? ({ kind: 'several', edits } as const) : (only ?? null);
  const told = [...types.flatMap(toldOfType), ...(acted.told ?? [])];
  return { edit, next: renamedSelection(acted.next ?? selection, renamings), told };
};

// Gives a question or an option another name, and lets everything that names it follow: conditions, calculations, texts that repeat
// the answer, options carried forward, headlines.
import { parseCondition, writeExpression } from '../conditions/index.ts';
import type { Expression } from '../conditions/index.ts';
import { partsOf } from '../conditions/references.ts';
import { code, identifier } from '../identifiers.ts';
import { isPlainCode, toldInBoth } from '../read/told.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { EditOf, Item, ListName, Step } from './edit.ts';
import { itemsAt, withList } from './lists.ts';
import { findQuestion, withQuestion } from './place.ts';
import { isTaken } from './questions.ts';

/** Every text inside changed, however deep; what stays the same stays the same object. */
const withTexts = <Thing>(thing: Thing, change: (text: string, key: string) => string, key = ''): Thing => {
  if (typeof thing === 'string') return change(thing, key) as Thing; // a text for a text
  if (typeof thing !== 'object' || thing === null) return thing;
  if (Array.isArray(thing)) {
    return thing.map((each: unknown) => withTexts(each, change, key)) as Thing; // a list for a list
  }
  const entries = Object.entries(thing).map(([name, inside]) => [
    name,
    withTexts<unknown>(inside, change, name),
  ]);
  return Object.fromEntries(entries) as Thing; // the same fields
};

/** `${old}`, `${old.row}`, `${old|words}`: in conditions and in texts alike. */
const renameReferences = (text: string, from: string, to: string): string =>
  text.includes('${')
    ? text.replace(new RegExp(`(\\$\\{\\s*)${from}(?=[\\s.|}])`, 'g'), (_, start: string) => start + to)
    : text;

const restoring = (
  document: Questionnaire,
): { readonly kind: 'replace_document'; readonly document: Questionnaire } => ({
  kind: 'replace_document',
  document,
});

const nameIsSpoken = (document: Questionnaire, name: string): boolean =>
  JSON.stringify(document) !==
  JSON.stringify(withTexts(document, text => renameReferences(text, name, `${name}_`)));

/** What the schema says of a name that will not do. */
const misnamed = (schema: typeof identifier | typeof code, name: string, field: string): Step | undefined => {
  const read = schema.safeParse(name);
  if (read.success) return undefined;
  const said = read.error.issues[0]?.message ?? '';
  const message = isPlainCode(said) ? { message: toldInBoth({ code: said }) } : {};
  return { mistake: { code: 'invalid', name: field, ...message } };
};

/** Conditions, calculations and texts call both of them by the same kind of name. */
const refusedName = (document: Questionnaire, to: string): Step | undefined =>
  isTaken(document, to) ? mistaken('id_taken', to) : misnamed(identifier, to, 'id');

export const renameQuestion = (document: Questionnaire, edit: EditOf<'rename_question'>): Step => {
  const { question: id, to } = edit;
  if (!findQuestion(document, id)) return mistaken('no_such_question', id);
  if (to === id) return { document, inverse: edit };
  const wrong = refusedName(document, to);
  if (wrong) return wrong;
  const named = withQuestion(document, id, question => ({ ...question, id: to }));
  const changed = withTexts(named, text => renameReferences(text, id, to));
  const carried = withTexts(changed, (text, key) => (key === 'question' && text === id ? to : text));
  // What spoke of the new name before, of a question that is no more, would follow back and be changed: then all is put back whole.
  const inverse = nameIsSpoken(document, to)
    ? restoring(document)
    : ({ ...edit, question: to, to: id } as const);
  return { document: carried, inverse };
};

type Renaming = { readonly question: string; readonly from: string; readonly to: string };

/** In comparisons of this question with the code, `${q} = 'old'` and `selected(${q}, 'old')`; row names too. */
const renamedIn = (expression: Expression, renaming: Renaming): Expression => {
  if (expression.kind === 'negative') return { ...expression, of: renamedIn(expression.of, renaming) };
  if (expression.kind === 'operation') {
    const { left, right } = expression;
    const [first = left, second = right] = compared([left, right], renaming);
    return { ...expression, left: first, right: second };
  }
  if (expression.kind === 'call')
    return { ...expression, arguments: compared(expression.arguments, renaming) };
  if (
    expression.kind === 'answer' &&
    expression.name === renaming.question &&
    expression.row === renaming.from
  ) {
    return { ...expression, row: renaming.to };
  }
  return expression;
};

const compared = (parts: readonly Expression[], renaming: Renaming): readonly Expression[] => {
  const isAbout = parts.some(part => part.kind === 'answer' && part.name === renaming.question);
  return parts.map(part =>
    isAbout && part.kind === 'literal' && String(part.value) === renaming.from
      ? { kind: 'literal', value: renaming.to }
      : renamedIn(part, renaming),
  );
};

const mentions = (expression: Expression, question: string): boolean =>
  (expression.kind === 'answer' && expression.name === question) ||
  partsOf(expression).some(part => mentions(part, question));

const expressionFields: readonly string[] = ['relevant', 'constraint', 'value'];

const renamedText = (text: string, renaming: Renaming): string => {
  const parsed = parseCondition(text);
  if (!('expression' in parsed) || !mentions(parsed.expression, renaming.question)) return text;
  const next = renamedIn(parsed.expression, renaming);
  return JSON.stringify(next) === JSON.stringify(parsed.expression) ? text : writeExpression(next);
};

const renamedHeadline = (question: Question, { from, to }: Renaming): Question => {
  if (question.type === 'information' || question.headline === undefined) return question;
  const codes = question.headline.codes.map(code => (code === from ? to : code));
  return { ...question, headline: { ...question.headline, codes } };
};

/** The topic or block that pages name. */
const pageFields: Readonly<Partial<Record<ListName, 'topic' | 'block'>>> = {
  topics: 'topic',
  blocks: 'block',
};

const renamedOfWhole = (named: Questionnaire, { list, code: from, to }: EditOf<'rename_item'>) => {
  if (list === 'calculations') return withTexts(named, text => renameReferences(text, from, to));
  const field = pageFields[list];
  const pages = named.pages.map(page =>
    field !== undefined && page[field] === from ? { ...page, [field]: to } : page,
  );
  return { ...named, pages };
};

const refusedCode = (document: Questionnaire, { list, to }: EditOf<'rename_item'>): Step | undefined => {
  if (list === 'calculations') return refusedName(document, to);
  if (list === 'labels') return undefined;
  return misnamed(list === 'blocks' ? identifier : code, to, 'code');
};

export const renameItem = (document: Questionnaire, edit: EditOf<'rename_item'>): Step => {
  const { question: id, code: from, to } = edit;
  const found = itemsAt(document, edit);
  if ('mistake' in found) return found;
  if (!found.items.some(item => item.code === from)) return mistaken('no_such_item', from);
  if (to === from) return { document, inverse: edit };
  if (found.items.some(item => item.code === to)) return mistaken('code_taken', to);
  const wrong = refusedCode(document, edit);
  if (wrong) return wrong;
  const renamed = found.items.map(item => (item.code === from ? { ...item, code: to } : item));
  const inverse = restoring(document);
  if (id === null) return { document: renamedOfWhole(found.put(renamed), edit), inverse };
  // Nothing names the point of a scale by its words.
  if (edit.list === 'labels') return { document: found.put(renamed), inverse };
  return { document: renamedOfQuestion(document, { ...edit, question: id }, renamed), inverse };
};

type OfQuestion = Omit<EditOf<'rename_item'>, 'question'> & { readonly question: string };

const renamedOfQuestion = (
  document: Questionnaire,
  { question: id, list, code: from, to }: OfQuestion,
  items: readonly Item[],
): Questionnaire => {
  const renaming = { question: id, from, to };
  const named = withQuestion(document, id, question => {
    const renamed = withList(question, list, items);
    return list === 'rows' ? renamed : renamedHeadline(renamed, renaming);
  });
  const rows = withTexts(named, text => renameReferences(text, `${id}\\.${from}`, `${id}.${to}`));
  return withTexts(rows, (text, key) =>
    expressionFields.includes(key) ? renamedText(text, renaming) : text,
  );
};

// Rows to tap: options under their headings, and apart from them the ways not to answer.
import { missingLabels } from '../../../../surveys/missing.ts';
import { allowedMissing, isSent } from '../../../../surveys/questions/fields.ts';
import type { Option } from '../../../../surveys/questions/option.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { specifyLength, specifyName } from '../../../../surveys/questions/specify.ts';
import type { MissingCode } from '../../../../surveys/identifiers.ts';
import type { Localised } from '../../../../surveys/localised.ts';
import { marked, markOf, say, type Marked } from '../../reader.ts';
import { written, type Asked } from './asked.ts';

type WithOptions = QuestionOf<'single' | 'multiple' | 'district'>;
export type Kind = 'radio' | 'checkbox';

type Choice = { readonly code: string; readonly label: Localised };

/** One row to tap under a field name; `id` only where something links to it. */
export const presentOption = (
  { reader, form }: Pick<Asked, 'reader' | 'form'>,
  { code, label }: Choice,
  { kind, name, id = null }: { readonly kind: Kind; readonly name: string; readonly id?: string | null },
) => ({
  kind,
  name,
  id,
  value: code,
  label: say(reader, label),
  lang: markOf(reader, label),
  isChosen: isSent(form, name, code),
});

export type OptionView = ReturnType<typeof presentOption>;

const presentSpecify = (asked: Asked<WithOptions>, option: Option) => {
  if (!option.specify) return null;
  const name = specifyName(asked.question);
  return {
    name,
    label: asked.reader.t('respond:options.specify'),
    value: written(asked, name),
    length: specifyLength,
    isWrong: asked.mistakes.some(({ values }) => values?.['field'] === name),
  };
};

const headingOf = (asked: Asked, option: Option): Marked | null =>
  option.group ? marked(asked.reader, option.group) : null;

/** Neighbours with the same heading stand together. The first input of all carries the question's id. */
export const presentOptions = (
  asked: Asked<WithOptions>,
  kind: Kind,
  options: readonly Option[] = asked.question.options,
) => {
  const { id } = asked.question;
  const rows = options.map((option, index) => ({
    ...presentOption(asked, option, { kind, name: id, id: index === 0 ? id : null }),
    specify: presentSpecify(asked, option),
    heading: headingOf(asked, option),
  }));
  const starts = rows.flatMap((row, at) =>
    at === 0 || row.heading?.text !== rows[at - 1]?.heading?.text ? [at] : [],
  );
  return starts.map((start, index) => ({
    id: `${id}-group-${index + 1}`,
    heading: rows[start]?.heading ?? null,
    options: rows.slice(start, starts[index + 1]),
  }));
};

type WithMissing = { readonly missing: readonly MissingCode[] };

export const presentMissing = (
  asked: Pick<Asked, 'reader' | 'form'>,
  question: WithMissing,
  field: { readonly kind: Kind; readonly name: string },
): readonly OptionView[] =>
  allowedMissing(question).map(code => presentOption(asked, { code, label: missingLabels[code] }, field));

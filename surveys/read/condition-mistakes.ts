// Conditions, constraints and what is carried forward: each at its place, where it may only look back.
import type { Question } from '../questions/schema.ts';
import type { Said } from '../said.ts';
import { listOf } from '../walk/order.ts';
import { expressionMistakes, referenceMistakes } from './expression-mistakes.ts';
import { knownIn, unitOf } from './known.ts';
import type { Known, Standpoint } from './known.ts';
import type { Found } from './lists.ts';
import type { Outline, OutlineQuestion } from './outline.ts';
import type { Path } from './source.ts';

export const conditionMistakes = (outline: Outline): readonly Found[] => {
  const known = knownIn(outline);
  let at = 0;
  return outline.pages.flatMap(page => {
    const standpoint = { block: page.block, unit: unitOf(page) };
    const first = { ...standpoint, at };
    return [
      ...check([...page.path, 'relevant'], page.relevant, { known, from: first }),
      ...page.questions.flatMap(outlined => {
        const from = { ...standpoint, at };
        at += 1;
        return questionMistakes(outlined, known, from);
      }),
    ];
  });
};

const check = (
  path: Path,
  text: string | undefined,
  { known, from }: { readonly known: Known; readonly from: Standpoint },
): readonly Found[] =>
  text === undefined ? [] : expressionMistakes(text, known, from).map(said => ({ path, said }));

const questionMistakes = (
  { path, relevant, question }: OutlineQuestion,
  known: Known,
  from: Standpoint,
): readonly Found[] => {
  const here = { known, from };
  const own = check([...path, 'relevant'], relevant, here);
  if (question === undefined || question.type === 'information') return own;
  const parts = (['options', 'rows'] as const).flatMap(field =>
    partsOf(question, field).flatMap((part, index) =>
      check([...path, field, index, 'relevant'], part.relevant, here),
    ),
  );
  return [
    ...own,
    ...parts,
    ...constraintMistakes(question, path, here),
    ...carryMistakes(question, here).map(said => ({ path: [...path, 'carry_forward'], said })),
  ];
};

const partsOf = (
  question: Question,
  field: 'options' | 'rows',
): readonly { relevant?: string | undefined }[] => {
  if (field === 'rows') return 'rows' in question ? question.rows : [];
  return 'options' in question ? question.options : [];
};

type Here = { readonly known: Known; readonly from: Standpoint };
type Asking = Exclude<Question, { type: 'information' }>;

const constraintMistakes = (question: Asking, path: Path, { known, from }: Here): readonly Found[] => {
  const { id, constraint, constraint_message } = question;
  if (constraint === undefined) {
    return constraint_message === undefined
      ? []
      : [
          {
            path: [...path, 'constraint_message'],
            said: { code: 'constraint_message_alone' },
          },
        ];
  }
  if ('rows' in question)
    return [
      {
        path: [...path, 'constraint'],
        said: { code: 'constraint_in_grid' },
      },
    ];
  return check([...path, 'constraint'], constraint, { known, from: { ...from, own: id } });
};

const carryMistakes = (question: Asking, { known, from }: Here): readonly Said[] => {
  const carry = 'carry_forward' in question ? question.carry_forward : undefined;
  if (carry === undefined) return [];
  const name = carry.question;
  const source = known.questions.get(name)?.outlined.question;
  if (source === undefined && known.calculations.has(name))
    return [{ code: 'carry_calculation', values: { name } }];
  const wrong = referenceMistakes({ name }, known, from);
  if (wrong.length > 0 || source === undefined) return wrong;
  if (!('options' in source) || 'rows' in source) return [{ code: 'carry_no_options', values: { name } }];
  const offered = listOf(source).map(({ code }) => code);
  return listOf(question).some(({ code }) => offered.includes(code))
    ? []
    : [{ code: 'carry_no_codes', values: { name } }];
};

// Rows of type `calculate`: what they compute, and which of them cannot be carried, with everything that looks at those.
import type { Tell } from '../finding.ts';
import { allOf, expressionIn, groupsRelevant, relevantIn } from './conditions.ts';
import { translate } from './expression.ts';
import { placeOf, present, sameWords } from './form.ts';
import type { Form, Part } from './form.ts';
import type { Names } from './known.ts';
import { exactFields } from './own-fields.ts';
import { repeatsWords } from './pipes.ts';
import type { Plan, PlannedCalculation } from './plan.ts';

const baseOf = ({ row: { record } }: PlannedCalculation): 'default' | 'calculation' =>
  record.get('calculation') === '' && record.get('default') !== '' ? 'default' : 'calculation';

/** A calculation that is left out takes along those that look at it; each round finds more of them until none is left. */
export const leaveUntranslatable = ({ calculations }: Plan, names: Names): void => {
  const open = new Set(calculations);
  const isLost = (calculation: PlannedCalculation): boolean => {
    const written = calculation.row.record.get(baseOf(calculation));
    return 'fault' in translate(written, { resolve: names.resolve(Infinity) });
  };
  for (let before = -1; before !== open.size;) {
    before = open.size;
    for (const lost of [...open].filter(isLost)) {
      open.delete(lost);
      names.leave(lost);
    }
  }
};

export const calculationsOf = (form: Form, { calculations }: Plan): readonly Part[] =>
  calculations.flatMap(calculation => {
    const { row, inside } = calculation;
    const { record } = row;
    const base = baseOf(calculation);
    if (isWordsOfAnswer(form.tell, calculation)) return [];
    if (record.get(base) === '') form.tell('lost', 'empty_calculation', placeOf(record));
    const value = expressionIn(form, { record, base, at: Infinity });
    if (value === undefined) return [];
    if (/\bif\(/.test(value)) form.tell('changed', 'otherwise', placeOf(record, base));
    const part = present({
      id: form.names.idOf(calculation),
      value,
      relevant: allOf([...groupsRelevant(form, inside, Infinity), relevantIn(form, record, Infinity)]),
      record: true,
      label:
        form.textsAt(Infinity).of(record, 'label') ??
        sameWords(form, row.name || form.names.idOf(calculation)),
      ...exactFields(record, 'barometer_fields'),
    });
    form.origins.set(part, record.place());
    return [part];
  });

/** Not carried and not missed: texts that name it name the question instead. */
const isWordsOfAnswer = (tell: Tell, { row: { record } }: PlannedCalculation): boolean => {
  const name = repeatsWords(record);
  if (name !== undefined)
    tell('changed', 'words_of_answer', placeOf(record, 'calculation'), { question: name });
  return name !== undefined;
};

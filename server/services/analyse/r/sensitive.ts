// R code for a sensitive question: the formula of its model with the numbers of the instrument written out.
import type { DesignedWave } from '../index.ts';
import type { ResultOf } from '../../../../surveys/recipe/result-item.ts';
import type { ChanceDesign } from '../../../../surveys/sensitive/indirect.ts';
import { expectedYes } from '../../../../surveys/sensitive/indirect.ts';
import { call, levelOf, text, texts } from './write.ts';

/** The share of yes rises in a straight line with the share wanted; read backwards, the line gives the share wanted. */
const lineOf = (design: ChanceDesign): readonly string[] => {
  const [none, all] = [expectedYes(design, 0), expectedYes(design, 1)];
  return [`intercept = ${-none / (all - none)}`, `slope = ${1 / (all - none)}`];
};

type Place = { readonly wave: string; readonly within: string };

const estimateOf = (
  item: ResultOf<'sensitive'>,
  waves: readonly DesignedWave[],
  { wave, within }: Place,
): string => {
  const asked = waves.find(({ name }) => (name ?? 'all') === wave)?.asked ?? [];
  const variable = asked.find(each => each.variable.name === item.variable)?.variable;
  if (variable?.indirect === undefined)
    throw new RangeError(`${item.id}: wave ${wave} did not hide ${item.variable}.`);
  const { indirect, name, categories } = variable;
  if (indirect.model === 'list')
    return call('list_experiment', [
      ...[within, text(name), text(indirect.group), text(indirect.treatment)],
      ...levelOf(item),
    ]);
  const answers = categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);
  return call('randomized_response', [
    ...[within, text(name), text(indirect.yes), texts(answers), ...lineOf(indirect)],
    ...levelOf(item),
  ]);
};

/** One wave, or the change from the first of two to the second; `within` says the people of a wave. */
export const sensitiveFigure = (
  item: ResultOf<'sensitive'>,
  waves: readonly DesignedWave[],
  { of, within }: { readonly of: readonly string[]; readonly within: (wave: string) => string },
): string => {
  const [earlier = '', later = ''] = of.map(wave => estimateOf(item, waves, { wave, within: within(wave) }));
  return of.length === 1 ? earlier : call('sensitive_change', [later, earlier, ...levelOf(item)]);
};

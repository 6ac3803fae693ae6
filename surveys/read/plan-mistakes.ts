// What stands beside the pages: calculations, and blocks whose pages come in an order by chance.
import type { Said } from '../said.ts';
import { atTheEnd, allNeedsOf, knownIn, kindOfReference, unitOf } from './known.ts';
import type { Known } from './known.ts';
import { expressionMistakes } from './expression-mistakes.ts';
import type { Found } from './lists.ts';
import type { Outline, OutlineCalculation, OutlinePage } from './outline.ts';

export const planMistakes = (outline: Outline): readonly Found[] => {
  const known = knownIn(outline);
  return [
    ...outline.calculations.flatMap(each => calculationMistakes(each, known)),
    ...outline.blocks.flatMap(({ id, path }) =>
      new Set(outline.pages.filter(({ block }) => block === id).map(unitOf)).size < 2
        ? [
            {
              path,
              said: { code: 'block_few', values: { id } } as const,
            },
          ]
        : [],
    ),
    ...outline.pages.flatMap((page, index) => blockMistakes(page, index, outline)),
  ];
};

const calculationMistakes = ({ path, calculation }: OutlineCalculation, known: Known): readonly Found[] => {
  const { id, value, relevant, record, label, options } = calculation;
  const found = (['value', 'relevant'] as const).flatMap(field => {
    const text = field === 'value' ? value : relevant;
    return text === undefined
      ? []
      : expressionMistakes(text, known, atTheEnd).map(said => ({ path: [...path, field], said }));
  });
  const circle = allNeedsOf(known, id).has(id) ? [{ path: [...path, 'value'], said: circular(id) }] : [];
  if (!record) return [...found, ...circle];
  const isText = kindOfReference(known)({ kind: 'answer', name: id, keepsMissing: false }) === 'text';
  return [
    ...found,
    ...circle,
    ...(label === undefined ? [{ path, said: { code: 'calculation_label' } as const }] : []),
    ...(isText && options === undefined
      ? [{ path: [...path, 'record'], said: { code: 'calculation_words' } as const }]
      : []),
  ];
};

const circular = (id: string): Said => ({ code: 'calculation_circle', values: { reference: `\${${id}}` } });

const blockMistakes = (
  { path, block, part }: OutlinePage,
  index: number,
  { pages, blocks }: Outline,
): readonly Found[] => {
  if (block === undefined) {
    return part === undefined ? [] : [{ path: [...path, 'part'], said: { code: 'part_alone' } }];
  }
  if (!blocks.some(({ id }) => id === block))
    return [
      { path: [...path, 'block'], said: { code: 'not_listed', values: { name: block, field: 'blocks' } } },
    ];
  const isApart =
    pages[index - 1]?.block !== block && pages.slice(0, index).some(page => page.block === block);
  return isApart
    ? [
        {
          path: [...path, 'block'],
          said: { code: 'block_apart', values: { block } },
        },
      ]
    : [];
};

// What stands beside the pages: calculations, and blocks whose pages come in an order by chance.
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
              message: `has less than two pages (or parts): write \`block: ${id}\` on those it puts in order`,
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
      : expressionMistakes(text, known, atTheEnd).map(message => ({ path: [...path, field], message }));
  });
  const circle = allNeedsOf(known, id).has(id)
    ? [{ path: [...path, 'value'], message: `is computed from itself: take \${${id}} out` }]
    : [];
  if (!record) return [...found, ...circle];
  const isText = kindOfReference(known)({ kind: 'answer', name: id, keepsMissing: false }) === 'text';
  return [
    ...found,
    ...circle,
    ...(label === undefined
      ? [{ path, message: 'is recorded without a label: the codebook needs `label: { ru: ... }`' }]
      : []),
    ...(isText && options === undefined
      ? [
          {
            path: [...path, 'record'],
            message:
              'would record words, which are never tabulated: list its codes under `options`, or remove it',
          },
        ]
      : []),
  ];
};

const blockMistakes = (
  { path, block, part }: OutlinePage,
  index: number,
  { pages, blocks }: Outline,
): readonly Found[] => {
  if (block === undefined) {
    return part === undefined
      ? []
      : [{ path: [...path, 'part'], message: 'has no effect without `block`: add it or remove the line' }];
  }
  if (!blocks.some(({ id }) => id === block))
    return [
      { path: [...path, 'block'], message: `is ${block}, which is not under \`blocks:\`: add it there` },
    ];
  const isApart =
    pages[index - 1]?.block !== block && pages.slice(0, index).some(page => page.block === block);
  return isApart
    ? [
        {
          path: [...path, 'block'],
          message: `goes on with ${block} after other pages: put the pages of a block together`,
        },
      ]
    : [];
};

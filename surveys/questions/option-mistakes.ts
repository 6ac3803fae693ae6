// Mistakes in a list of options or rows as written.
import type { DefinitionMistake } from './module.ts';
import type { Option } from './option.ts';

type Coded = { readonly code: string };

export const doubledCodes = (list: readonly Coded[], field: string): readonly DefinitionMistake[] =>
  list.flatMap(({ code }, index) =>
    list.findIndex(other => other.code === code) < index
      ? [{ path: [field, index, 'code'], said: { code: 'code_repeated', values: { code } } }]
      : [],
  );

export const optionMistakes = (options: readonly Option[], field: string): readonly DefinitionMistake[] => [
  ...doubledCodes(options, field),
  ...options.flatMap((option, index) =>
    option.specify && options.findIndex(other => other.specify) < index
      ? [
          {
            path: [field, index, 'specify'],
            said: { code: 'second_specify' } as const,
          },
        ]
      : [],
  ),
];

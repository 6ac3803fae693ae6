// The pages of `questionnaire paths` as a graph in the language of Graphviz.
import type { Stop } from '../../surveys/paths.ts';
import type { About } from './stops.ts';
import { brief, percent } from './words.ts';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const dotLines = (stops: readonly Stop[], { questionnaire, language }: About): readonly string[] => [
  `digraph ${questionnaire.id} {`,
  '  node [shape=box];',
  ...stops.map(({ page, number, share, isUnreachable }) => {
    const text = questionnaire.pages[number - 1]?.questions[0]?.text ?? {};
    const label = `${number}. ${page}, ${percent(share, language)}\n${brief(text, language, 40)}`;
    return `  ${quoted(page)} [label=${quoted(label).replaceAll('\n', '\\n')}${isUnreachable ? ', color=red' : ''}];`;
  }),
  ...stops.flatMap(({ page, routes }) =>
    routes.map(
      ({ page: to, share }) =>
        `  ${quoted(page)} -> ${quoted(to ?? 'end')} [label=${quoted(percent(share, language))}];`,
    ),
  ),
  '}',
];

// Which names a template takes from what it is given, so that it can be compiled without `with`: there each name has to be looked
// for every time it is met.

const tags = /<%(?!#)[-=_]?([\s\S]*?)[-_]?%>/g;
const quoted = /'[^']*'|"[^"]*"/g;
const declarations = /\b(?:const|let)\s+(?:\{[^}]*\}|\w+)/g;
/** Not what follows a single dot: that is a property. */
const names = /(?<![\w$]|[^.]\.)[A-Za-z_$][\w$]*/g;
const reserved = new Set(
  'const let of in for if else return true false null undefined typeof new'.split(' '),
);

const isFree = (name: string): boolean => !reserved.has(name) && !(name in globalThis);

/** Every name but those that are met first where the template declares them: a few too many do no harm. */
export const namesIn = (template: string): readonly string[] => {
  const code = [...template.matchAll(tags)].map(([, inside = '']) => inside.replace(quoted, "''")).join('\n');
  const declared = [...code.matchAll(declarations)].map(({ index, 0: text }) => [index, index + text.length]);
  const isDeclared = (at: number): boolean => declared.some(([from = 0, to = 0]) => at >= from && at < to);
  const first = new Map<string, number>();
  for (const { 0: name, index } of code.matchAll(names)) if (!first.has(name)) first.set(name, index);
  return [...first].flatMap(([name, at]) => (isFree(name) && !isDeclared(at) ? [name] : []));
};

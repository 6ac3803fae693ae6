// Lint rule: an import must be allowed by the table of eslint/rooms.js. Relative paths are resolved, so no spelling gets around it.
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { covers, roomOf } from './rooms.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const pathInProject = file =>
  relative(root, file)
    .split(sep)
    .join('/')
    .replace(/\.[cm]?[jt]s$/, '');

const targetOf = (specifier, file) =>
  specifier.startsWith('.') ? pathInProject(resolve(dirname(file), specifier)) : specifier;

function check(context, source, isTypeOnly) {
  if (typeof source?.value !== 'string') return;
  const row = roomOf(pathInProject(context.filename));
  if (!row) return;
  const target = targetOf(source.value, context.filename);
  if (row.may.some(pattern => covers(pattern, target))) return;
  const typesMatch = (row.types ?? []).some(pattern => covers(pattern, target));
  if (typesMatch && isTypeOnly) return;
  const messageId = typesMatch ? 'onlyTypes' : 'forbidden';
  context.report({ node: source, messageId, data: { room: row.room, target } });
}

export const importTable = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      forbidden: '{{room}} may not import {{target}}: see the import table in docs/architecture.md.',
      onlyTypes:
        '{{room}} may only `import type` from {{target}}: see the import table in docs/architecture.md.',
    },
  },
  create: context => ({
    ImportDeclaration: node => check(context, node.source, node.importKind === 'type'),
    ExportNamedDeclaration: node => check(context, node.source, node.exportKind === 'type'),
    ExportAllDeclaration: node => check(context, node.source, node.exportKind === 'type'),
    ImportExpression: node => check(context, node.source, false),
    TSImportType: node => check(context, node.source ?? node.argument?.literal, true),
  }),
};

// The project's own files as the architecture tests see them: names, texts, and who imports whom.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const sourceRooms = [
  'server',
  'surveys',
  'analysis',
  'drawing',
  'client',
  'embedded-mongo',
  'scripts',
];

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Files below these folders whose name ends so, by path from the root. */
export function filesIn(folders: readonly string[], ending: RegExp): SourceFile[] {
  return folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
    )
    .filter(path => ending.test(path))
    .sort()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export const typescriptFiles = (folders: readonly string[]): SourceFile[] =>
  filesIn(folders, /(?<!\.d)\.ts$/);

export const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Lines that match, as `path:line text`, so that a failure says where to look. */
export function linesMatching(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

/** The files of ours a file imports, types included. */
export function importsOf({ path, text }: SourceFile): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(imported => imported.fileName)
    .filter(name => name.startsWith('.'))
    .map(name => relative(root, resolve(root, dirname(path), name)));
}

// The YAML text of a questionnaire: its plain value, its syntax mistakes, and on which line each part of it stands.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLParseError } from 'yaml';
import type { PlainCode, Said } from '../said.ts';

export type Path = readonly (string | number)[];

export type Source = {
  readonly value: unknown;
  readonly mistakes: readonly { readonly line?: number; readonly said: Said }[];
  /** The line of the part at `path`, or of the nearest part around it. */
  readonly lineOf: (path: Path) => number | undefined;
};

/** The largest real instruments have 400 questions and three languages: a tenth of this. */
const longest = 2_000_000;

/** Anchors may be used; documents that explode through them are refused. */
const mostAliases = 100;

export const readSource = (text: string): Source => {
  if (text.length > longest) return failed({ code: 'file_long', values: { limit: longest } });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const line = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      value: undefined,
      mistakes: document.errors.map(error => ({ line: line(error.pos[0]), said: explain(error) })),
      lineOf: () => undefined,
    };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { value, mistakes: [], lineOf: path => lineIn(document, path, line) };
  } catch {
    return failed({ code: 'file_repeats' });
  }
};

const failed = (said: Said): Source => ({
  value: undefined,
  mistakes: [{ said }],
  lineOf: () => undefined,
});

const remedies: Readonly<Record<string, PlainCode>> = {
  DUPLICATE_KEY: 'yaml_key_twice',
  TAB_AS_INDENT: 'yaml_tabs',
  BAD_INDENT: 'yaml_indent',
  MISSING_CHAR: 'yaml_closing',
  UNEXPECTED_TOKEN: 'yaml_sign',
  BLOCK_AS_IMPLICIT_KEY: 'yaml_colon',
  MULTIPLE_DOCS: 'yaml_documents',
};

const explain = (error: YAMLParseError): Said => {
  const remedy = remedies[error.code];
  const message = error.message.replace(/\s+/g, ' ').trim();
  return remedy === undefined
    ? { code: 'yaml', values: { message } }
    : { code: 'yaml_with_remedy', values: { message, remedy: { code: remedy } } };
};

const lineIn = (
  document: Document.Parsed,
  path: Path,
  line: (offset: number) => number,
): number | undefined => {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0];
  for (const step of path) {
    const child: Child | undefined = childOf(isAlias(node) ? (node.resolve(document) ?? null) : node, step);
    if (child === undefined) break;
    offset = child.offset ?? offset;
    node = child.node;
  }
  return offset === undefined ? undefined : line(offset);
};

type Child = { readonly node: Node | null; readonly offset: number | undefined };

const childOf = (node: Node | null, step: string | number): Child | undefined => {
  if (isSeq<Node>(node) && typeof step === 'number') {
    const item = node.items[step];
    return item && { node: item, offset: item.range?.[0] };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && { node: pair.value, offset: pair.key.range?.[0] };
};

// A questionnaire document as YAML that a person likes to read: one line where it fits, and notes beside what they are about.
import { Document, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import type { Node, YAMLMap } from 'yaml';

type Part = Readonly<Record<string, unknown>>;

export type Notes = {
  /** At the top of the file. */
  readonly head: readonly string[];
  /** Above pages, questions and options. */
  readonly of: (part: object) => readonly string[];
};

const widest = 118;
const schemaLine = ' yaml-language-server: $schema=./questionnaire.schema.json';

export const writeYaml = (document: Part, notes: Notes): string => {
  const written = new Document(document, { aliasDuplicateObjects: false });
  comment(written.contents, document, notes);
  flow(written);
  space(written);
  written.commentBefore = [schemaLine, '', ...notes.head.map(line => (line === '' ? '' : ` ${line}`))].join(
    '\n',
  );
  return written
    .toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true })
    .replace(/^( *(?:- )?\w+:) \[ ([\w, ]*) \]$/gm, '$1 [$2]');
};

const comment = (node: unknown, part: unknown, notes: Notes): void => {
  if (typeof part !== 'object' || part === null) return;
  const lines = notes.of(part);
  if (lines.length > 0 && isMap(node)) node.commentBefore = lines.map(line => ` ${line}`).join('\n');
  if (isSeq(node) && Array.isArray(part)) part.forEach((each, at) => comment(node.items[at], each, notes));
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    comment(value, (part as Part)[name], notes); // a map node is made of an object
  }
};

/** Texts and options stand on one line where they fit. */
const flow = (document: Document): void => {
  visit(document, {
    Map: (_, node, path) => {
      const parent = path.at(-1);
      const isInside = path.length > 1 && (isPair(parent) || isSeq(parent));
      if (isInside && isFlat(node) && width(node, path.length) <= widest) node.flow = true;
    },
    Seq: (_, node) => {
      if (node.items.length > 0 && node.items.every(isScalar)) node.flow = true;
    },
  });
};

const isFlat = (node: YAMLMap): boolean =>
  node.commentBefore === undefined &&
  node.items.every(
    ({ value }) =>
      (isScalar(value) && !String(value.value).includes('\n')) ||
      (isMap(value) &&
        value.items.every(pair => isScalar(pair.value) && !String(pair.value.value).includes('\n'))),
  ) &&
  !node.items.some(({ key }) => isScalar(key) && /^(type|questions|heading)$/.test(String(key.value)));

const width = (node: YAMLMap, depth: number): number =>
  JSON.stringify(node).replace(/"(\w+)":/g, '$1: ').length + depth * 2 + 4;

/** An empty line before each page and each part of the head. */
const space = ({ contents }: Document): void => {
  if (!isMap<Node, Node>(contents)) return;
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (/^(start|topics|lists|blocks|calculations|pages)$/.test(name)) key.spaceBefore = true;
    if (name === 'pages' && isSeq<Node>(value)) {
      value.items.forEach((page, at) => {
        page.spaceBefore = at > 0;
      });
    }
  }
};

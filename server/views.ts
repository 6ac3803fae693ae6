// The template engine: every view compiled once, includes looked up by name in memory. Express's usual way asks the disk about each
// include of each page, and a page has dozens.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import { namesIn } from './viewNames.ts';

type Locals = Readonly<Record<string, unknown>>;
type Include = (name: string, more?: Locals) => string;
type View = { readonly file: string; readonly write: (locals: Locals) => string };

/** EJS has an `include` of its own, and a local cannot have its name. */
const withOwnInclude = (template: string): string => template.replaceAll(/\binclude\(/g, 'included(');

const special = /[&<>"']/;
/** EJS's way, asked only where there is anything to escape. */
const escape = (value: unknown): string =>
  typeof value === 'string' && !special.test(value) ? value : ejs.escapeXML(value);

/** `unsafePrototypeLocals` spares a copy of the locals: templates look up only names of their own text. */
const compile = (file: string, tellsLines: boolean): View => {
  const template = withOwnInclude(readFileSync(file, 'utf8'));
  const options = { filename: file, compileDebug: tellsLines, unsafePrototypeLocals: true, escape };
  return {
    file,
    write: ejs.compile(template, { ...options, _with: false, destructuredLocals: [...namesIn(template)] }),
  };
};

const withEnding = (name: string): string => (name.endsWith('.ejs') ? name : `${name}.ejs`);

const remembered = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
};

/** For `app.engine('ejs', …)`. `tellsLines`: mistakes name the line of the view, which costs time. */
export const viewEngine = (tellsLines: boolean) => {
  const views = new Map<string, View>();
  /** What each view includes, by the name it uses. */
  const included = new Map<string, Map<string, View>>();

  const viewAt = (file: string): View => remembered(views, file, () => compile(file, tellsLines));
  const includedBy = ({ file }: View, name: string): View => {
    const names = remembered(included, file, () => new Map<string, View>());
    return remembered(names, name, () => viewAt(join(dirname(file), withEnding(name))));
  };
  const render = (view: View, locals: Locals): string => {
    const part: Include = (name, more) =>
      render(includedBy(view, name), more ? { ...locals, ...more } : locals);
    return view.write({ ...locals, included: part });
  };

  return (file: string, locals: object, done: (error: unknown, html?: string) => void): void => {
    try {
      done(null, render(viewAt(file), locals as Locals)); // Express gives the object that was handed to render()
    } catch (error) {
      done(error);
    }
  };
};

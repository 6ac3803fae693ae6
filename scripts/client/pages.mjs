// The respondent's pages for the browser: the server's own templates and presenters, compiled into one module named `respond-pages`.
// A phone that goes on by itself shows exactly what the server would have sent, whatever types of question there are.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ejs from 'ejs';

const languages = ['ru', 'ce', 'en'];
const wanted = ['step', 'review', 'notice'];

function templateFiles(root) {
  const inFolder = (folder, keep) =>
    readdirSync(join(root, 'views', folder))
      .filter(name => name.endsWith('.ejs') && keep(basename(name, '.ejs')))
      .map(name => join(root, 'views', folder, name));
  return [
    ...inFolder('layout', name => name.startsWith('respond-')),
    ...inFolder('pages/respond', name => wanted.includes(name)),
    ...inFolder('questions', () => true),
  ];
}

/** What templates are given: the page, and whatever one of them hands to a part it includes. */
function namesGiven(sources) {
  const handed = sources.flatMap(source => [
    ...source.matchAll(/include\([^{}]*(?:\{[^{}]*\}`)?, \{([^}]*)\}/g),
  ]);
  const names = handed.flatMap(([, pairs]) => pairs.split(',').map(pair => pair.split(':')[0].trim()));
  return [...new Set(['page', ...names])];
}

function compiled(files) {
  const sources = files.map(file => readFileSync(file, 'utf8'));
  const destructuredLocals = namesGiven(sources);
  return sources.map((source, at) => {
    const template = new ejs.Template(source, { compileDebug: false, _with: false, destructuredLocals });
    template.compile();
    const name = JSON.stringify(basename(files[at], '.ejs'));
    return `${name}: function (locals, escapeFn, include) {\n${template.source}}`;
  });
}

/** Pages that only the server shows: their words stay there. */
const serversOwn = ['start', 'done', 'move', 'code'];

function textsIn(root, language) {
  const all = JSON.parse(readFileSync(join(root, 'locales', language, 'respond.json'), 'utf8'));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !serversOwn.includes(name)));
}

function moduleSource(root) {
  const presenters = join(root, 'server', 'presenters', 'respond');
  const from = (names, file) => `export { ${names} } from ${JSON.stringify(file)};`;
  return [
    from('presentStep', join(presenters, 'step.ts')),
    from('presentReview', join(presenters, 'review.ts')),
    from('presentNotice', join(presenters, 'notice.ts')),
    from('phonePathsIn', join(root, 'server', 'paths.ts')),
    from('typeset', join(root, 'server', 'presenters', 'typography.ts')),
    `export const texts = ${JSON.stringify(Object.fromEntries(languages.map(each => [each, textsIn(root, each)])))};`,
    `export const templates = {\n${compiled(templateFiles(root)).join(',\n')}\n};`,
  ].join('\n');
}

export const respondPages = root => ({
  name: 'respond-pages',
  setup(bundler) {
    bundler.onResolve({ filter: /^respond-pages$/ }, () => ({ path: 'respond-pages', namespace: 'pages' }));
    bundler.onLoad({ filter: /.*/, namespace: 'pages' }, () => ({
      contents: moduleSource(root),
      loader: 'js',
      resolveDir: root,
      watchFiles: templateFiles(root),
    }));
  },
});

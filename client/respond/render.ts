// Templates become the page: the same markup that the server would have sent, put in the place of the one before.
import { templates } from 'respond-pages';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

const escapeText = (text: string | number | null | undefined): string =>
  String(text ?? '').replace(/[&<>"']/g, sign => signs[sign] ?? '');

/** Templates are known by their last name: `../../layout/respond-top` is `respond-top`. */
const render = (path: string, locals: object): string => {
  const template = templates[path.split('/').pop() ?? ''];
  if (!template) throw new RangeError(`No template "${path}"`);
  return template(locals, escapeText, (inner, more) => render(inner, { ...locals, ...more }));
};

/** Shows the page; the reading position goes to its top, and who cannot see it hears the heading, or what was wrong. */
export const showPage = (view: string, page: object): void => {
  const shown = new DOMParser().parseFromString(render(view, { page }), 'text/html');
  document.documentElement.lang = shown.documentElement.lang;
  document.title = shown.title;
  document.body.replaceWith(document.adoptNode(shown.body));
  scrollTo(0, 0);
  const first = document.querySelector<HTMLElement>('.mistakes, main h1');
  if (!first) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
};

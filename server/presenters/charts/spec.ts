// The specification of a chart is the drawing's language; here it becomes a block of JSON inside a page.
export type * from '../../../drawing/spec.ts';

/** JSON that may stand inside a script element: nothing in it can end the element. */
export const jsonBlock = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

// Free text as people type and paste it: tidied, measured, and refused where it is no text.

export type Written = { readonly text: string } | { readonly code: 'too_long' | 'unknown_answer' };

/** Empty `text` when nothing but space was written. Length counts as the browser's `maxlength` does. */
export const readText = (raw: string, max: number): Written => {
  if (raw.length > max * 4 + 1000) return { code: 'too_long' };
  const text = raw
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .trim()
    .normalize('NFC');
  if (/[\p{Cc}\p{Cs}]/u.test(text.replaceAll('\n', ''))) return { code: 'unknown_answer' };
  return text.length > max ? { code: 'too_long' } : { text };
};

// An SVG of outlines made fit to be used: its words for machines and ears, a size that scales, coordinates as exact as eyes are.
import type { Picture } from '../../../drawing/spec.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

const shortNumber = (text: string): string => String(Math.round(Number(text) * 100) / 100);

export const slim = (
  svg: string,
  { title, measure, source, method, demo, brand }: Picture,
  { width, height }: { readonly width: number; readonly height: number },
): string => {
  const words = [measure, ...source, ...method, demo ?? '', brand].filter(Boolean).join('\n');
  const opening = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-labelledby="title words">`,
    `<title id="title">${escaped(title)}</title><desc id="words">${escaped(words)}</desc>`,
  ].join('');
  const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/\d+\.\d{3,}/g, shortNumber);
  return `<?xml version="1.0" encoding="utf-8"?>\n${opening}${body.replace(/\n\s*/g, '\n')}`;
};

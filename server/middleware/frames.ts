// One page inside another: ours inside ours, and what is made for it inside anybody's. Everywhere else both are forbidden (setUpSecurity).
import type { Response } from 'express';

const header = 'Content-Security-Policy';

const amended = (response: Response, directive: string): void => {
  const policy = String(response.getHeader(header) ?? '');
  response.setHeader(header, policy.includes(directive) ? policy : `${policy};${directive}`);
};

/** The page may hold frames with pages of this site. */
export const holdFrames = (response: Response): void => amended(response, "frame-src 'self'");

/** The page may stand in a frame of this site. */
export const standInFrame = (response: Response): void => {
  const policy = String(response.getHeader(header) ?? '');
  response.setHeader(header, policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
};

/** The page, or a picture in it, may stand in a page of any site: nothing can be done there, and nobody is known. */
export const standAnywhere = (response: Response): void => {
  const policy = String(response.getHeader(header) ?? '');
  response.setHeader(header, policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
  response.removeHeader('X-Frame-Options'); // it knows no "everybody"
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
};

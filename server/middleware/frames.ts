// One page of ours inside another page of ours: everywhere else both are forbidden (setUpSecurity).
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

// Where the program answers, as passkeys know it: they belong to the address people type. That is BASE_URL; where it is not set,
// the program is tried on one machine, and the address is the one that was asked.
import type { Request } from 'express';
import type { Config } from '../config.ts';
import type { Site } from '../services/secondFactors.ts';

export type SiteConfig = Pick<Config, 'baseUrl' | 'hasBaseUrl'>;

export const siteOf = ({ baseUrl, hasBaseUrl }: SiteConfig, request: Request): Site => {
  const asked = `http://${request.get('host') ?? ''}`;
  const { hostname, origin } = new URL(hasBaseUrl || !URL.canParse(asked) ? baseUrl : asked);
  return { id: hostname, origin };
};

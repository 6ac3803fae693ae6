// Cookies of staff go to staff pages only. These have one path per language, and a cookie has one path: so each is set once per path.
import type { Express, Response } from 'express';
import { languages } from '../../surveys/localised.ts';
import type { Config } from '../config.ts';

export const staffCookie = 'staff';
export const deviceCookie = 'staff-device';

/** Also with the prefix of the default language: such an address works too. */
export const staffPaths: readonly string[] = ['/staff', ...languages.map(language => `/${language}/staff`)];

const isStaffCookie = (cookie: string): boolean =>
  [staffCookie, deviceCookie].some(name => cookie.startsWith(`${name}=`));

const repeat = (cookie: string, suffix: string): string[] =>
  isStaffCookie(cookie)
    ? staffPaths.map(path => cookie.replace(/; Path=[^;]*/, `; Path=${path}`) + suffix)
    : [cookie];

const repeatAll = (response: Response, suffix: string): void => {
  const header = response.getHeader('Set-Cookie');
  if (header === undefined) return;
  const cookies = Array.isArray(header) ? header : [String(header)];
  response.setHeader(
    'Set-Cookie',
    cookies.flatMap(cookie => repeat(cookie, suffix)),
  );
};

/**
 * Must stand before the session, which sets its cookie at the last moment: this comes one moment later.
 * `Secure` is added here, from BASE_URL: the session would leave out its cookie where a proxy does not say that it spoke HTTPS.
 */
export const setUpStaffCookies = (app: Express, { isSecure }: Pick<Config, 'isSecure'>): void => {
  const suffix = isSecure ? '; Secure' : '';
  app.use('/staff', (_, response, next) => {
    const send = response.writeHead.bind(response);
    const sendLater = (...head: Parameters<Response['writeHead']>) => {
      repeatAll(response, suffix);
      return send(...head);
    };
    response.writeHead = sendLater as Response['writeHead']; // one function cannot be written with Node's overloads
    next();
  });
};

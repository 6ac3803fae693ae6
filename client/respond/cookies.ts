// The cookies that pages may read and set: all of them are small, and none is an answer.

export const cookieOf = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** Set by the small script as soon as the browser leaves for another page. */
export const isGoing = (): boolean => 'going' in document.documentElement.dataset;

export const setCookie = (name: string, value: string, seconds: number): void => {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; samesite=lax; max-age=${seconds}${secure}`;
};

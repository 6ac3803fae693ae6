// The browser and system of a member of staff, in two words: enough to know one's own session again, and no more is kept.

const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, 'Яндекс Браузер'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const firstIn = (table: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  table.find(([sign]) => sign.test(agent))?.[1];

/** `Firefox, Windows`; empty where neither is known. */
export const deviceOf = (agent: string): string =>
  [firstIn(browsers, agent.slice(0, 500)), firstIn(systems, agent.slice(0, 500))].filter(Boolean).join(', ');

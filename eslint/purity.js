// Rules that keep time, chance and the outside world out of the rooms that are told to do without (eslint/rooms.js).

const passedIn = 'is passed in, never read here';

const restrictedProperties = [
  ['Date', 'now', `The clock ${passedIn}.`],
  ['performance', 'now', `The clock ${passedIn}.`],
  ['process', 'hrtime', `The clock ${passedIn}.`],
  ['Math', 'random', `A generator ${passedIn}.`],
].map(([object, property, message]) => ({ object, property, message }));

const restrictedSyntax = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', `The clock ${passedIn}.`],
  ['CallExpression[callee.name="Date"]', `The clock ${passedIn}.`],
].map(([selector, message]) => ({ selector, message }));

const outsideWorld = [
  ...['process', 'Buffer', 'global', 'globalThis', 'window', 'document', 'navigator', 'localStorage'],
  ...['fetch', 'crypto', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
].map(name => ({ name, message: 'This room computes: it knows neither Node nor the browser.' }));

/** The compiler knows Node's names in client/ too, because types of presenters lead to files that use them. */
const nodeOnly = ['process', 'Buffer', 'global', 'require', 'setImmediate', '__dirname', '__filename'].map(
  name => ({
    name,
    message: 'Browsers have no such thing.',
  }),
);

/** Closed sets are `as const` arrays: they exist at run time and need no import to be compared. */
export const noEnum = { selector: 'TSEnumDeclaration', message: 'Write a closed set `as const`.' };

/** Rules for one row of the table. */
export function purityRules({ pure = false, clock = true, browser = false }) {
  return {
    ...(pure ? { 'no-restricted-globals': ['error', ...outsideWorld] } : {}),
    ...(browser ? { 'no-restricted-globals': ['error', ...nodeOnly] } : {}),
    ...(clock
      ? {}
      : {
          'no-restricted-properties': ['error', ...restrictedProperties],
          'no-restricted-syntax': ['error', noEnum, ...restrictedSyntax],
        }),
  };
}

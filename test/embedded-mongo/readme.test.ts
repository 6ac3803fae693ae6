// The closed list of the README against what is served.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { commonOptions } from '../../embedded-mongo/commands/request.ts';
import { commands } from '../../embedded-mongo/commands/table.ts';
import { parseFilter } from '../../embedded-mongo/query/filter.ts';
import { updateOperators } from '../../embedded-mongo/updates/operators.ts';

const readme = readFileSync(new URL('../../embedded-mongo/README.md', import.meta.url), 'utf8');
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
const lineOf = (start: string): string => readme.split('\n').find(line => line.startsWith(start)) ?? '';

const operands: Readonly<Record<string, unknown>> = {
  $in: [],
  $nin: [],
  $not: { $gt: 1 },
  $elemMatch: {},
  $and: [{}],
  $or: [{}],
};

/** Every filter operator of MongoDB 7 that is not an expression. */
const filterOperators =
  '$eq $ne $gt $gte $lt $lte $in $nin $and $or $nor $not $exists $type $expr $jsonSchema $mod $regex $text $where $geoIntersects $geoWithin $near $nearSphere $all $elemMatch $size $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $comment $rand'.split(
    ' ',
  );

const isServed = (operator: string): boolean => {
  const operand = Object.hasOwn(operands, operator) ? operands[operator] : 1;
  try {
    parseFilter(
      operator === '$and' || operator === '$or' ? { [operator]: operand } : { a: { [operator]: operand } },
    );
    return true;
  } catch {
    return false;
  }
};

describe('the README of the embedded database lists', () => {
  it('every command served, with its options', () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name = '', options = '']) => {
      const outer = options.replaceAll(/\([^)]*\)/g, '');
      return [name, options.trim() === 'any' ? undefined : quoted(outer)] as const;
    });
    expect(Object.fromEntries(rows)).to.deep.equal(
      Object.fromEntries(
        Object.entries(commands).map(([name, { options }]) => [name, options && [...options]]),
      ),
    );
  });

  it('the options every command takes', () => {
    const sentence = lineOf('With every command').split('. ')[0] ?? '';
    expect(quoted(sentence)).to.deep.equal(commonOptions);
  });

  it('every filter operator served, and no other', () => {
    expect(quoted(lineOf('- Filters')).sort()).to.deep.equal(filterOperators.filter(isServed).sort());
  });

  it('every update operator served, and no other', () => {
    const [listed = ''] = lineOf('- Updates').split(', or a replacement');
    expect(quoted(listed).sort()).to.deep.equal(Object.keys(updateOperators).sort());
  });
});

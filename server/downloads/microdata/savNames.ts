// Names of variables that SPSS takes: no longer than 64 letters, none of its own words, and no two that differ only in case.

const reserved = ['ALL', 'AND', 'BY', 'EQ', 'GE', 'GT', 'LE', 'LT', 'NE', 'NOT', 'OR', 'TO', 'WITH'];
const longest = 64;

const allowed = (name: string): string => {
  const plain = name.replace(/[^A-Za-z0-9_]/g, '_').slice(0, longest);
  return /^[A-Za-z]/.test(plain) && !reserved.includes(plain.toUpperCase())
    ? plain
    : `v_${plain}`.slice(0, longest);
};

export const savNames = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return names.map(name => {
    const plain = allowed(name);
    let own = plain;
    for (let number = 2; taken.has(own.toUpperCase()); number += 1)
      own = `${plain.slice(0, longest - 1 - String(number).length)}_${number}`;
    taken.add(own.toUpperCase());
    return own;
  });
};

import { expect } from 'chai';
import { hashPassword, passwordChecker, passwordFault } from '../../server/passwords.ts';

describe('a password', () => {
  const email = 'isaeva@ministry.example';

  for (const [password, fault] of [
    ['eleven char', 'short'],
    ['эсперанто11', 'short'],
    ['😀😀😀😀😀😀😀😀😀😀😀', 'short'],
    ['Password1234', 'common'],
    ['АДМИНИСТРАТОР', 'common'],
    ['Isaeva@Ministry.example', 'is_email'],
    ['x'.repeat(201), 'long'],
    ['twelve chars', null],
    ['двенадцать б', null],
    ['😀😀😀😀😀😀😀😀😀😀😀😀', null],
    ['            ', null],
    ['x'.repeat(200), null],
  ] as const)
    it(`${password.slice(0, 24)}: ${fault ?? 'is fine, whatever it is made of'}`, () =>
      expect(passwordFault(password, email)).to.equal(fault));

  it('is kept as Argon2id with 19 MiB, two passes and a salt of its own', async () => {
    const [one, other] = [await hashPassword('the same password'), await hashPassword('the same password')];
    expect(one)
      .to.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      .and.not.equal(other);
  });

  it('is recognised, and no other is', async () => {
    const check = passwordChecker();
    const stored = await hashPassword('синяя лошадь');
    expect(await check(stored, 'синяя лошадь')).to.equal(true);
    for (const wrong of ['синяя лошадь ', 'Синяя лошадь', '', 'x'.repeat(100_000)])
      expect(await check(stored, wrong)).to.equal(false);
  });

  it('of nobody is never right, not even the one that stands in for it', async () => {
    expect(await passwordChecker()(null, 'a password that nobody has')).to.equal(false);
  });
});

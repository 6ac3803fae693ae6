import { expect } from 'chai';
import { largestUpload } from '../../../server/middleware/setUpUploads.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

describe('a file in a form of staff', () => {
  let running: TestApp;
  let staff: StaffBrowser;

  before(async () => {
    running = await startTestApp();
    await running.services.accounts.createAdministrator({ email, name: 'Исаева', password });
    staff = asStaff(running.app);
  });
  after(() => running.close());

  const send = (bytes: Buffer) =>
    staff.agent.post('/staff/sign-out').attach('file', bytes, 'margins.csv').accept('text/html');

  it('is not read for somebody who has not signed in', async () => {
    const answer = await send(Buffer.alloc(10));
    expect(answer.status).to.equal(401);
  });

  it('is refused without the token of the form, and with the sentence about a form that is out of date', async () => {
    await staff.signIn();
    expect((await send(Buffer.from('a;b'))).status).to.equal(403);
  });

  it('is refused above the limit with a sentence that names the limit', async () => {
    await staff.signIn();
    const answer = await send(Buffer.alloc(largestUpload + 1));
    expect(answer.status).to.equal(413);
    expect(plain(answer.text)).to.include('до 8 МБ');
  });
});

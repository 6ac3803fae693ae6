// Passkeys: hands what the server asks to the browser, and its answer back in the form.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

const ask = ({ use, options = '' }: DOMStringMap): Promise<unknown> => {
  const asked: unknown = JSON.parse(options);
  return use === 'new'
    ? startRegistration({ optionsJSON: asked as PublicKeyCredentialCreationOptionsJSON }) // as the server's library made it
    : startAuthentication({ optionsJSON: asked as PublicKeyCredentialRequestOptionsJSON }); // as the server's library made it
};

const enable = (form: HTMLFormElement): void => {
  const button = form.querySelector('button');
  const answer = form.querySelector<HTMLInputElement>('[name=answer]');
  const told = form.querySelector<HTMLElement>('[role=alert]');
  if (!button || !answer || !told || !('credentials' in navigator)) return;
  button.hidden = false;
  form.querySelector<HTMLElement>('.quiet')?.remove();
  form.addEventListener('submit', event => {
    if (answer.value !== '') return;
    event.preventDefault();
    told.textContent = '';
    ask(form.dataset).then(
      given => {
        answer.value = JSON.stringify(given);
        form.submit();
      },
      () => (told.textContent = form.dataset['refused'] ?? ''),
    );
  });
};

for (const form of document.querySelectorAll<HTMLFormElement>('form.passkey')) enable(form);

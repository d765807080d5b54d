import type { DemoUser } from './demo-users.ts';
import { type Language, LANGUAGES } from './language.ts';
import { LANGUAGE_NAMES, officeName, roleName, WORDING } from './wording.ts';

const STYLE = `
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #16202b }
  p.note { background: #fff4d6; border-left: .3rem solid #b26a00; padding: .6rem 1rem }
  button { font: inherit; width: 100%; text-align: start; padding: .7rem 1rem; margin: .25rem 0; cursor: pointer;
    background: #fff; border: 1px solid #5c6b7a; border-radius: .4rem }
  button:hover, button:focus-visible { background: #e7f0fa; outline: 2px solid #0b5cad }
  small { display: block; color: #45525f }
  nav a { margin-inline-end: 1rem; color: #0b5cad }`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

const page = (language: Language, title: string, content: string): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
<main>
<h1>${title}</h1>
<p class="note">${WORDING[language].demonstration}</p>
${content}
</main>
</html>`;

/** Who wants to be who: the demo users as buttons, without passwords. */
export function signInPage(uid: string, users: readonly DemoUser[], language: Language): string {
  const links = LANGUAGES.map((other) => `<a href="?language=${other}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`);
  const buttons = users.map(
    (user) => `<button name="user" value="${escape(user.id)}">${escape(user.name)}
<small>${escape(whatTheyDo(user, language))}</small></button>`,
  );
  return page(
    language,
    WORDING[language].signIn,
    `<form method="post" action="/sign-in/${encodeURIComponent(uid)}">\n${buttons.join('\n')}\n</form>
<nav>${links.join('\n')}</nav>`,
  );
}

function whatTheyDo({ id, roles, office }: DemoUser, language: Language): string {
  const known = [...roles.map((role) => roleName(role, language)), officeName(office, language)];
  return [...known, ...(id === 'own-case' ? [WORDING[language].ownCase] : [])].join(' · ');
}

/** @param form the provider's own form, with the id that its buttons have to name */
export const signOutPage = (form: string, language: Language): string =>
  page(
    language,
    WORDING[language].signOut,
    `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>${WORDING[language].confirmSignOut}</button>`,
  );

export const signedOutPage = (language: Language): string => page(language, WORDING[language].signedOut, '');

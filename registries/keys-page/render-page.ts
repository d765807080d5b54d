import { createHash } from 'node:crypto';
import { BEHAVIOURS, type InsertedKey } from '../ncalayer/inserted-key.ts';
import type { Holder, ShownSituation } from './situations.ts';
import { type Language, LANGUAGE_NAMES, LANGUAGES, WORDING } from './wording.ts';

const STYLE = `
  :root { color-scheme: light dark; --line: #7a8794; --note: #fff4d6; --ink: #16202b; --paper: #fff; --soft: #45525f }
  @media (prefers-color-scheme: dark) { :root { --note: #3a2f12; --ink: #e6ebf0; --paper: #14191f; --soft: #a9b4bf } }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem;
    color: var(--ink); background: var(--paper) }
  h1 { line-height: 1.2 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
  h3 { font-size: 1rem; margin: 1.25rem 0 .25rem } h3 small { font-weight: normal }
  .note { background: var(--note); border-inline-start: .3rem solid #b26a00; padding: .6rem 1rem }
  .now { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem }
  ul { list-style: none; margin: 0; padding: 0 }
  li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between;
    padding: .4rem 0; border-top: 1px solid color-mix(in srgb, var(--line) 40%, transparent) }
  li > div { min-width: 0; overflow-wrap: anywhere }
  small { color: var(--soft) } code { font: inherit; font-variant-numeric: tabular-nums }
  form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 }
  .now form { margin-top: .6rem } label { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 100% }
  nav { margin-top: 2rem }
  button, input, select { font: inherit; color: inherit; background: transparent; border: 1px solid var(--line);
    border-radius: .4rem; padding: .3rem .7rem; max-width: 100% }
  option { color: #16202b; background: #fff }
  button { cursor: pointer } :focus-visible { outline: 3px solid #2f7bd0; outline-offset: 1px }
  nav a { color: inherit; margin-inline-end: 1rem }`;

/** Nothing runs here and nothing is loaded; styles are those of above and no others. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

export interface Shown {
  readonly language: Language;
  readonly words: string;
  readonly key: InsertedKey | undefined;
  readonly keyName: string;
  readonly situations: readonly ShownSituation[];
  /** Somebody of the population whom the words name, in whatever situation. */
  readonly anybody: Holder | undefined;
  readonly scenarios: ReadonlyMap<string, { readonly says: string; readonly service: string }>;
}

const queryOf = (view: Record<string, string>): string => escape(new URLSearchParams(view).toString());

const hidden = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<input type="hidden" name="${name}" value="${escape(value)}">`;

/** A form that changes something, and comes back to the same view. */
const form = ({ language, words }: Shown, action: string, content: string): string =>
  `<form method="post" action="/keys/${action}?${queryOf({ language, words })}">${content}</form>`;

function renderHolder(shown: Shown, holder: Holder): string {
  const t = WORDING[shown.language];
  const { name, parts, signAs, documentNumber, powerOfAttorneyId } = holder;
  const { key } = shown;
  const isIn = key?.iin === signAs.iin && key.bin === signAs.bin;
  const facts = [
    ...parts.map((part) => t.part[part]),
    `<code>${escape(signAs.iin)}</code>`,
    ...(signAs.bin === undefined ? [] : [`<code>${escape(signAs.bin)}</code> (${escape(signAs.role ?? '')})`]),
    ...(documentNumber === null ? [] : [`${t.document} <code>${escape(documentNumber)}</code>`]),
    ...(powerOfAttorneyId === null ? [] : [`${t.powers} <code>${escape(powerOfAttorneyId)}</code>`]),
  ];
  const fields = `${hidden('iin', signAs.iin)}${hidden('bin', signAs.bin)}${hidden('role', signAs.role)}`;
  const button = `<button aria-label="${escape(`${t.plugIn}: ${name}`)}">${t.plugIn}</button>`;
  const action = isIn ? `<strong>${t.pluggedIn}</strong>` : form(shown, 'plug-in', `${fields}${button}`);
  return `<li><div>${escape(name)}<br><small>${facts.join(' · ')}</small></div>${action}</li>`;
}

function renderSituation(shown: Shown, { scenario, rka, holders }: ShownSituation): string {
  const says = shown.scenarios.get(scenario)?.says ?? '';
  return `<section>
<h3>${escape(scenario)} <small>RKA <code>${escape(rka)}</code></small></h3>
<small lang="en">${escape(says)}</small>
<ul>${holders.map((holder) => renderHolder(shown, holder)).join('\n')}</ul>
</section>`;
}

function renderKey(shown: Shown): string {
  const { key, keyName, language } = shown;
  const t = WORDING[language];
  if (key === undefined) return `<div class="now" role="status">${t.none}</div>`;
  const options = BEHAVIOURS.map(
    (name) => `<option value="${name}"${name === key.behaviour ? ' selected' : ''}>${t.behaviour[name]}</option>`,
  );
  const number = [key.iin, key.bin ?? []].flat().join(' · ');
  const behaviour = `<label>${t.does}<select name="behaviour">${options.join('')}</select></label>
<label><span>${t.once} <input type="checkbox" name="once" value="yes"${key.once ? ' checked' : ''}></span></label>
<button>OK</button>`;
  return `<div class="now">
<div role="status">${t.now}: <strong>${escape(keyName)}</strong> <code>${escape(number)}</code> · ${t.behaviour[key.behaviour]}${key.once ? ` (${t.once})` : ''}</div>
${form(shown, 'behaviour', behaviour)}
${form(shown, 'unplug', `<button>${t.unplug}</button>`)}
</div>`;
}

/** The page, as HTML: whose key is plugged in, and whose could be. */
export function renderPage(shown: Shown): string {
  const { language, words, situations, anybody, scenarios } = shown;
  const t = WORDING[language];
  const options = [...scenarios].map(
    ([name, { says }]) => `<option value="${escape(name)}">${escape(`${name}: ${says}`)}</option>`,
  );
  const languages = LANGUAGES.map((other) => {
    const query = queryOf({ language: other, words });
    return `<a href="/keys?${query}" lang="${other}">${LANGUAGE_NAMES[other]}</a>`;
  });
  const found = situations.map((situation) => renderSituation(shown, situation)).join('\n');
  const anyone =
    anybody === undefined ? '' : `<section><h3>${t.anybody}</h3><ul>${renderHolder(shown, anybody)}</ul></section>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${t.title}</h1>
<p class="note">${t.demonstration}</p>
${renderKey(shown)}
<h2>${t.take}</h2>
${form(shown, 'situation', `<label>${t.takeHint}<select name="scenario">${options.join('')}</select></label><button>${t.take}</button>`)}
<h2>${t.situations}</h2>
<form method="get" action="/keys">${hidden('language', language)}
<label>${t.findHint}<input name="words" value="${escape(words)}" maxlength="100"></label><button>${t.find}</button></form>
${anyone}${found === '' && anyone === '' ? `<p>${t.nobody}</p>` : found}
<nav>${languages.join('\n')}</nav>
</main>
</body>
</html>`;
}

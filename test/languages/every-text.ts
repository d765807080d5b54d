import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { WORDING as CERTIFICATE } from '../../api/certificate/wording.ts';
import { STEPS, VERDICTS } from '../../cli/demo/phrases.ts';
import { WORDS } from '../../cli/demo/words.ts';
import { WORDING as IDENTITY } from '../../dev/identity/wording.ts';
import type { Language, Trilingual } from '../../domain/facts.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import { NAMED_OFFICES, officeNameOf } from '../../domain/office-names.ts';
import { EVIDENCE_REJECTION_TEXTS } from '../../domain/signature-rejections.ts';
import { WORDING as KEYS } from '../../registries/keys-page/wording.ts';
import { flatten } from '../console/flatten-texts.ts';

const AREAS = join(import.meta.dirname, '..', '..', 'console', 'src', 'i18n');

interface Texts {
  readonly [key: string]: string | Texts;
}
const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])));

/** Collections of areas; `console.ts` and `invitation-texts.ts` repeat what the areas say. */
const isArea = (file: string): boolean => !/^(console|.*-texts)\.ts$/.test(basename(file));

async function consoleTexts(language: Language): Promise<readonly (readonly [string, string])[]> {
  const files = globSync('*.ts', { cwd: join(AREAS, language) }).filter(isArea);
  const areas = await Promise.all(
    files.map(async (file): Promise<unknown> => import(pathToFileURL(join(AREAS, language, file)).href)),
  );
  return areas.flatMap((area) => Array.from(flatten({ console: texts.parse(area) })));
}

const oneOf = (language: Language, told: Readonly<Record<string, Trilingual>>, where: string) =>
  Object.entries(told).map(([key, text]) => [`${where}.${key}`, text[language]] as const);

const trilingual = (language: Language): readonly (readonly [string, string])[] => [
  ...Object.entries(GROUNDS).map(([ground, { text }]) => [`grounds.${ground}`, text[language]] as const),
  ...oneOf(language, EVIDENCE_REJECTION_TEXTS, 'rejections'),
  ...oneOf(language, WORDS, 'demo'),
  ...oneOf(language, VERDICTS, 'demo'),
  ...Object.entries(STEPS).flatMap(([step, told]) => oneOf(language, told, `demo.${step}`)),
  ...Object.entries(CERTIFICATE[language]).map(([key, text]) => [`certificate.${key}`, text] as const),
  ...Object.entries(IDENTITY[language]).map(([key, text]) => [`sign-in.${key}`, text] as const),
  ...flatten({ keys: texts.parse(KEYS[language]) }),
];

/** Everything that people read in a language, by where it stands; names of places apart, which follow no grammar. */
export const everyText = async (language: Language): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await consoleTexts(language)), ...trilingual(language)]);

export const placeNames = (language: Language): readonly string[] =>
  NAMED_OFFICES.flatMap((office) => officeNameOf(office)?.[language] ?? []);

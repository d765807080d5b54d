/** A file that the bundler has made, as far as it matters here. */
interface Chunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
}

type Bundle = Readonly<Record<string, Chunk | { readonly type: 'asset' }>>;

/** What a page asks for as soon as its program runs, so that it is asked for before: paths of files. */
export interface NeededSoon {
  /** By language. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Of letters that stand on every page, whatever its language: names are Kazakh and Russian, numbers and codes Latin. */
  readonly fonts: readonly string[];
  /** By the beginning of the address: the screen that is there. */
  readonly screens: readonly (readonly [path: string, files: readonly string[]])[];
}

export const NOTHING_SOON: NeededSoon = { texts: {}, fonts: [], screens: [] };

const FONTS = /\/inter-(latin|cyrillic|cyrillic-ext)-wght-normal-[^/]+$/;
const TEXTS = /\/i18n\/(kk|ru|en)\/[^/]+$/;

/** Where nearly everybody comes in: by a work queue, or by a link to a case. Patterns of the address. */
const SCREENS = [
  [String.raw`^/(queues(/|$)|$)`, '/src/queues/queue-page.tsx'],
  [String.raw`^/cases/.`, '/src/cases/case-page.tsx'],
] as const;

/** Looks through the files of a build for what the page that begins with a chunk is going to import. */
export function neededSoon(start: Chunk, bundle: Bundle): NeededSoon {
  const atOnce = closureOf(start, bundle);
  const later = atOnce.flatMap(({ dynamicImports }) => dynamicImports.flatMap((name) => chunkNamed(name, bundle)));
  const filesOf = (chunk: Chunk): readonly string[] => {
    const chunks = closureOf(chunk, bundle).filter((one) => !atOnce.includes(one));
    const names = chunks.flatMap(({ fileName, viteMetadata }) =>
      [fileName].concat([...(viteMetadata?.importedCss ?? [])]),
    );
    return names.map((name) => `/${name}`);
  };
  return {
    texts: Object.fromEntries(
      later.flatMap((chunk) => {
        const language = TEXTS.exec(chunk.facadeModuleId ?? '')?.[1];
        return language === undefined ? [] : [[language, filesOf(chunk)] as const];
      }),
    ),
    fonts: Object.keys(bundle)
      .filter((name) => FONTS.test(name))
      .map((name) => `/${name}`),
    screens: SCREENS.flatMap(([path, source]) =>
      later
        .filter(({ facadeModuleId }) => facadeModuleId?.endsWith(source) === true)
        .map((chunk) => [path, filesOf(chunk)] as const),
    ),
  };
}

function chunkNamed(name: string, bundle: Bundle): readonly Chunk[] {
  const found = bundle[name];
  return found?.type === 'chunk' ? [found] : [];
}

/** A chunk and all that it can't do without. */
function closureOf(start: Chunk, bundle: Bundle): readonly Chunk[] {
  const chunks = new Set([start]);
  for (const { imports } of chunks)
    for (const one of imports.flatMap((name) => chunkNamed(name, bundle))) chunks.add(one);
  return [...chunks];
}

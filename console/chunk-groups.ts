/** What a bundler tells about a module. */
interface ModuleInfo {
  readonly importers: readonly string[];
  readonly exports: readonly string[];
  readonly code: string | null;
}

interface Bundler {
  getModuleInfo(id: string): ModuleInfo | null;
}

/** A library's list of all it has: whoever imports one thing from it has no use for the others. */
const isShelf = (id: string): boolean => /\/node_modules\/.*\/(index|lucide-react)\.m?js$/.test(id);

/**
 * Which file of a build a module goes into, if it is among what pages load at once or everybody sees first: `base`, what the
 * console shares with a public page; what only one side needs; and `start`, the rest of the first screen. A handful of files
 * instead of fifty, and none that a page has no use for.
 *
 * @param entries names of the pages, by the ids of their first modules; `start` is the first screen's
 */
export function chunkGroups(entries: ReadonlyMap<string, string>) {
  // Each module is asked about from many sides, and telling its code takes the bundler long.
  const known = new Map<string, readonly string[]>();
  const usersAtOnce = (id: string, bundler: Bundler): readonly string[] => {
    const users = known.get(id) ?? findUsers(id, bundler);
    known.set(id, users);
    return users;
  };
  return (moduleId: string, bundler: Bundler): string | null => {
    if (entries.has(moduleId)) return null;
    const users = new Set([moduleId]);
    for (const id of users) for (const user of usersAtOnce(id, bundler)) users.add(user);
    const pages = new Set([...users].map((id) => entries.get(id)));
    const isPublic = [...pages].some((page) => page !== undefined && page !== 'index' && page !== 'start');
    if (isPublic) return pages.has('index') || pages.has('start') ? 'base' : 'public';
    if (pages.has('index')) return 'console';
    return pages.has('start') ? 'start' : null;
  };
}

/** The modules that import this one, other than by `import()`; of those that take it from a shelf, the ones that name it. */
function findUsers(id: string, bundler: Bundler): readonly string[] {
  const { importers = [], exports = [] } = bundler.getModuleInfo(id) ?? {};
  const names = new RegExp(String.raw`\b(?:${exports.join('|')})\b`);
  return importers.flatMap((importer) =>
    isShelf(importer)
      ? (bundler.getModuleInfo(importer)?.importers ?? []).filter((user) =>
          names.test(bundler.getModuleInfo(user)?.code ?? ''),
        )
      : [importer],
  );
}

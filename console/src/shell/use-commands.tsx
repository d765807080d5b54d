import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Bookmark, Folder, Inbox, Keyboard, Languages, LogOut, type LucideIcon, Search, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { queueCountsQuery } from '../data/desk-queries.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { changeLanguage, type Texts } from '../i18n/start-i18n.ts';
import { useTexts } from '../i18n/texts-context.tsx';
import { QUEUE_NAMES } from '../queues/lists.ts';
import { kindOfQuery, tidyQuery } from '../queues/query-text.ts';
import { addressOf } from '../queues/saved-lists.ts';
import { useDesk } from '../queues/use-desk.ts';
import { useSavedLists } from '../queues/use-saved-lists.ts';
import { useSession } from '../session/session-context.tsx';
import { signOut } from '../session/sign-out.ts';
import { useKeysHelp } from './keys-help-context.ts';
import { SECTIONS } from './sections.ts';

/** Something that can be gone to or done. */
export interface Command {
  readonly id: string;
  readonly group: 'cases' | 'go' | 'settings';
  readonly icon: LucideIcon;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Found whatever is typed: it is about what is typed. */
  readonly isAlways?: boolean;
  readonly run: () => void;
}

const folded = (text: string): string => text.normalize('NFKD').toLocaleLowerCase('kk');

/** Those of whose label every word that was typed is a part. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = folded(text).split(/\s+/u);
  return commands.filter(
    ({ label, isAlways = false }) => isAlways || words.every((word) => folded(label).includes(word)),
  );
}

/** What the palette offers to whoever is signed in. @param text what is typed so far */
export function useCommands(text: string): readonly Command[] {
  return [...useGoing(), ...useSettings(), ...useFinding(text)];
}

function useGoing(): readonly Command[] {
  const { t } = useTranslation(['queues', 'shell']);
  const navigate = useNavigate();
  const session = useSession();
  const { canAssign } = useDesk();
  const { data: counts } = useQuery(queueCountsQuery(useApi()));
  const { lists } = useSavedLists();
  const queues = QUEUE_NAMES.filter((name) => name !== 'mine' || canAssign).map((queue): Command => {
    const count = counts?.find(({ name }) => name === queue)?.count;
    return {
      id: `queue-${queue}`,
      group: 'go',
      icon: Inbox,
      label: t(`name.${queue}`),
      hint: count === undefined ? undefined : t('count', { count }),
      run: () => void navigate({ to: '/queues/$queue', params: { queue }, search: {} }),
    };
  });
  const saved = lists.map((list): Command => ({
    id: `saved-${list.name}`,
    group: 'go',
    icon: Bookmark,
    label: list.name,
    hint: t('savedLists'),
    run: () => void navigate(addressOf(list)),
  }));
  const mayOpen = ({ roles }: (typeof SECTIONS)[number]): boolean =>
    session.kind === 'local' || session.roles.some((role) => roles.includes(role));
  const sections = SECTIONS.filter((section) => section.name !== 'queues' && mayOpen(section)).map(
    ({ name, icon }): Command => ({
      id: `section-${name}`,
      group: 'go',
      icon,
      label: t(`shell:section.${name}`),
      run: () => void navigate({ to: `/${name}` }),
    }),
  );
  return [...queues, ...saved, ...sections];
}

function useSettings(): readonly Command[] {
  const { t, i18n } = useTranslation(['shell', 'common']);
  const texts: Texts = useTexts();
  const { setColorScheme } = useMantineColorScheme();
  const session = useSession();
  const showKeys = useKeysHelp();
  const languages = LANGUAGES.map((language): Command => ({
    id: `language-${language}`,
    group: 'settings',
    icon: Languages,
    label: LANGUAGE_NAMES[language],
    hint: t('common:language'),
    run: () => void changeLanguage(i18n, texts, language),
  }));
  const appearances = (['light', 'dark', 'auto'] as const).map((scheme): Command => ({
    id: `appearance-${scheme}`,
    group: 'settings',
    icon: SunMoon,
    label: t(`common:appearances.${scheme}`),
    hint: t('common:appearance'),
    run: () => setColorScheme(scheme),
  }));
  const keys: Command = { id: 'keys', group: 'settings', icon: Keyboard, label: t('keys.title'), run: showKeys };
  const leave: Command = {
    id: 'sign-out',
    group: 'settings',
    icon: LogOut,
    label: t('signOut'),
    run: () => void signOut(),
  };
  return [...languages, ...appearances, keys, ...(session.kind === 'local' ? [] : [leave])];
}

function useFinding(text: string): readonly Command[] {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const q = tidyQuery(text);
  if (q === '') return [];
  const find: Command = {
    id: 'find',
    group: 'cases',
    icon: Search,
    label: t('palette.find', { text: q }),
    isAlways: true,
    run: () => void navigate({ to: '/cases', search: { q } }),
  };
  if (kindOfQuery(q) !== 'case-id') return [find];
  const open: Command = {
    id: 'open',
    group: 'cases',
    icon: Folder,
    label: t('palette.open'),
    isAlways: true,
    run: () => void navigate({ to: '/cases/$caseId', params: { caseId: q.toLowerCase() } }),
  };
  return [open];
}

import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Bookmark, BookmarkCheck, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListNameDialog } from './list-name-dialog.tsx';
import { adding, type Edit, listAsking, removing, renaming, type SavedList } from './saved-lists.ts';
import { useSavedLists } from './use-saved-lists.ts';

interface Props {
  /** What the list on the screen asks for. */
  readonly query: SavedList['query'];
  /** What it would be called. */
  readonly suggestion: string;
}

/** Keeps a list under a name; what is kept can be renamed and removed. */
export function SavedListMenu({ query, suggestion }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  const { lists, change, isChanging } = useSavedLists();
  const navigate = useNavigate();
  const [asksFor, setAsksFor] = useState<'new' | 'rename'>();
  const saved = listAsking(lists, query);

  const carryOut = async (edit: Edit, done: string): Promise<void> => {
    try {
      await change(edit);
      notifications.show({ message: done, closeButtonProps: { 'aria-label': t('common:close') } });
    } catch {
      notifications.show({
        color: 'brick',
        message: t('saved.failed'),
        closeButtonProps: { 'aria-label': t('common:close') },
      });
    }
  };
  const name = (given: string): void => {
    setAsksFor(undefined);
    const edit = saved === undefined ? adding({ name: given, query: { ...query } }) : renaming(saved.name, given);
    void carryOut(edit, t('saved.done', { name: given }));
  };

  return (
    <>
      <Menu position="bottom-end" disabled={saved === undefined}>
        <Menu.Target>
          <Button
            variant="default"
            loading={isChanging}
            leftSection={
              saved === undefined ? (
                <Bookmark size={16} aria-hidden="true" />
              ) : (
                <BookmarkCheck size={16} aria-hidden="true" />
              )
            }
            onClick={() => saved === undefined && setAsksFor('new')}
          >
            {saved === undefined ? t('saved.save') : t('saved.saved')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden="true" />} onClick={() => setAsksFor('rename')}>
            {t('saved.rename')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Trash2 size={16} aria-hidden="true" />}
            onClick={() => {
              if (saved === undefined) return;
              void carryOut(removing(saved.name), t('saved.removed', { name: saved.name }));
              void navigate({ to: '.', search: {}, replace: true });
            }}
          >
            {t('saved.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ListNameDialog
        isOpen={asksFor !== undefined}
        title={asksFor === 'rename' ? t('saved.rename') : t('saved.title')}
        name={saved?.name ?? suggestion}
        onClose={() => setAsksFor(undefined)}
        onName={name}
      />
    </>
  );
}

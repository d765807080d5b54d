import { useTranslation } from 'react-i18next';
import { FilterChips } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { type FilterName, type ListSearch, type Order, parseListSearch, savedQueryOf } from './list-search.ts';
import classes from './list-toolbar.module.css';
import { type ListShape, orderOf, type QueueName } from './lists.ts';
import { OrderMenu } from './order-menu.tsx';
import { SavedListMenu } from './saved-list-menu.tsx';
import { SearchBox } from './search-box.tsx';

interface Props {
  readonly shape: ListShape;
  readonly queue: QueueName | undefined;
  readonly title: string;
  readonly search: ListSearch;
  /** Whether the reader sees cases of several offices. */
  readonly seesOffices: boolean;
  readonly onChange: (search: ListSearch) => void;
}

/** Search, filters, order, and keeping what they make. All of it stands in the address. */
export function ListToolbar({ shape, queue, title, search, seesOffices, onChange }: Props) {
  const { t } = useTranslation('queues');
  // What else is asked for begins on its first page.
  const set = (name: FilterName, value: string | undefined): void =>
    onChange({ ...parseListSearch({ ...search, [name]: value }), cursor: undefined });
  const { sort } = search;
  const query = savedQueryOf(search, queue);
  const isNarrowed = Object.keys(savedQueryOf(search)).length > 0;
  return (
    <div className={classes['toolbar']}>
      <div className={`${classes['search']} ${search.q === undefined ? 'not-printed' : ''}`}>
        <SearchBox
          label={queue === undefined ? t('search.label') : t('search.labelIn', { list: title })}
          value={search.q}
          onSearch={(text) => set('q', text)}
        />
      </div>
      <FilterMenu
        names={shape.filters.filter((name) => name !== 'office' || seesOffices)}
        search={search}
        onSet={set}
      />
      <OrderMenu
        orders={shape.orders}
        order={orderOf(shape, sort)}
        onSort={(order: Order) => onChange({ ...search, sort: order, cursor: undefined })}
      />
      {isNarrowed && <SavedListMenu query={query} suggestion={title} />}
      <div className={classes['chips']}>
        <FilterChips
          search={search}
          onRemove={(name) => set(name, undefined)}
          onClear={() => onChange({ sort: search.sort })}
        />
      </div>
    </div>
  );
}

import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string | null;
  readonly iin?: string | undefined;
  readonly bin?: string | undefined;
}

/** Somebody by name, with their number beneath: names repeat, numbers don't. */
export function PersonName({ name, iin, bin }: Props) {
  const { t } = useTranslation('common');
  return (
    <>
      {name ?? t('unknown')}
      <small className="number">{iin ?? bin}</small>
    </>
  );
}

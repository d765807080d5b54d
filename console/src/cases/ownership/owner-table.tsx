import { Badge } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import type { Dwelling } from '../../../../client/create-tirkeu-client.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { PersonName } from '../person-name.tsx';
import type { OwnerLine, OwnersThen } from './compare-owners.ts';
import classes from './ownership-panel.module.css';

interface Props {
  readonly moments: readonly OwnersThen[];
  readonly lines: readonly OwnerLine[];
  /** Who knows names and shares. */
  readonly now: Dwelling | undefined;
}

/** Owners by the moments at which the registry was asked. Who came or went has a word at their name, not a colour only. */
export function OwnerTable({ moments, lines, now }: Props) {
  const { speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={t('ownership.title')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('ownership.owner')}</th>
            {moments.map(({ moment, at }) => (
              <th key={`${moment}/${at}`} scope="col">
                {t(`ownership.${moment}`, { at: instant(at) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <OwnerRow key={line.number} line={line} moments={moments} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OwnerRow({ line, moments, now }: Pick<Props, 'moments' | 'now'> & { readonly line: OwnerLine }) {
  const { people, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { number, was, change } = line;
  const owner = now?.owners.find(({ iin, bin }) => (iin ?? bin) === number);
  return (
    <tr data-change={change}>
      <th scope="row">
        <PersonName name={owner?.name ?? people.nameOfNumber(number) ?? null} iin={number} />
        {change !== 'none' && (
          <Badge size="sm" variant="light" color={change === 'added' ? 'sky' : 'gold'} tt="none" mt={2}>
            {t(`ownership.${change}`)}
          </Badge>
        )}
      </th>
      {moments.map(({ moment, at }, index) => {
        const isOwner = was[index] ?? false;
        return (
          <td key={`${moment}/${at}`}>
            {isOwner ? <Check size={16} aria-hidden="true" /> : <Minus size={16} aria-hidden="true" />}
            <span className="unseen">{t(isOwner ? 'ownership.isOwner' : 'ownership.isNot')}</span>
            {moment === 'now' && owner !== undefined && ` ${owner.share}`}
          </td>
        );
      })}
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import type { Person } from '../../../../client/create-tirkeu-client.ts';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { wordsFor } from '../../cases/trail/event-words.ts';
import { provingDocuments } from '../../counter/hints.ts';
import { useToday } from '../../counter/use-today.ts';
import { useDayText } from '../../time/use-day-text.ts';
import type { Side } from './compare-sides.ts';

interface SideWords {
  readonly what: string;
  readonly before: string;
  /** `undefined` while the registry hasn't answered. */
  readonly now: string | undefined;
}

type SideAbout<About extends Side['about']> = Extract<Side, { about: About }>;

/** Lines of the comparison in words. */
export function useSideWords(): (side: Side) => SideWords {
  const { t } = useTranslation(['reviews', 'common']);
  const { people, speaker } = useCaseOnScreen();
  const dayText = useDayText();
  const today = useToday();
  const category = (code: string): string => wordsFor(speaker.t, 'category', code);

  const personNow = (person: Person): string => {
    const { name, alive } = person;
    const [document] = provingDocuments(person, today);
    if (!alive) return t('sides.deceased', { name });
    if (document === undefined) return t('sides.noDocument', { name });
    const { number, validUntil } = document;
    return validUntil === null
      ? t('sides.documentForEver', { name, number })
      : t('sides.document', { name, number, day: dayText(validUntil) });
  };

  const ofEncumbrance = ({ kind, since, wasKnown, isNow }: SideAbout<'encumbrance'>): SideWords => {
    const what = wordsFor(speaker.t, 'ownership.encumbrance', kind);
    const words = speaker.t('ownership.sinceDay', { what, day: dayText(since) });
    const still = wasKnown ? t('sides.stillThere') : words;
    return {
      what: speaker.t('ownership.encumbrances'),
      before: wasKnown ? words : t('sides.notThen'),
      now: isNow === undefined ? undefined : isNow ? still : t('sides.lifted'),
    };
  };

  const ownerNow = ({ alive, name, legalRepresentatives }: Person): string =>
    alive ? t('sides.represented', { name, count: legalRepresentatives.length }) : t('sides.deceased', { name });

  return (side) => {
    switch (side.about) {
      case 'encumbrance':
        return ofEncumbrance(side);
      case 'person':
        return {
          what: t('sides.person'),
          before: side.before ?? side.iin,
          now: side.now === undefined ? undefined : personNow(side.now),
        };
      case 'category':
        return {
          what: speaker.t('ownership.category'),
          before: t('sides.categories', { property: category(side.property), address: category(side.address) }),
          now: side.now === undefined ? undefined : t('sides.category', { property: category(side.now) }),
        };
      case 'owner':
        return {
          what: t('sides.owner'),
          before: t(`sides.${side.problem}`, { name: people.nameOfNumber(side.number) ?? side.number }),
          now: side.now === undefined ? undefined : ownerNow(side.now),
        };
    }
  };
}

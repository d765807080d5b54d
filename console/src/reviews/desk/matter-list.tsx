import { CircleHelp, Landmark, type LucideIcon, MessageSquareWarning, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { textIn } from '../../cases/trail/event-data.ts';
import { wordsFor } from '../../cases/trail/event-words.ts';
import { useDayText } from '../../time/use-day-text.ts';
import { type Matter, matterName, ownerIn } from '../matter-words.ts';
import classes from './review-desk.module.css';
import type { ReviewedCase } from './reviewed-case.ts';

const ICONS: Readonly<Record<Matter['kind'], LucideIcon>> = {
  encumbrance: Landmark,
  objection: MessageSquareWarning,
  'owner-deceased': UserRoundX,
  'owner-unrepresented': UserRoundX,
  'categories-differ': CircleHelp,
};

/** Each thing that the rules can't decide: what it is, and what there is to weigh. */
export function MatterList({ found, review }: ReviewedCase) {
  const { speaker } = useCaseOnScreen();
  return (
    <ul className={classes['matters']}>
      {review.matters.map((matter) => {
        const Icon = ICONS[matter.kind];
        return (
          <li key={matter.key}>
            <Icon size={20} aria-hidden="true" />
            <div>
              <span className={classes['name']}>{matterName(speaker.t, matter)}</span>
              <MatterDetails matter={matter} found={found} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function MatterDetails({ matter, found }: { readonly matter: Matter } & Pick<ReviewedCase, 'found'>) {
  const { t } = useTranslation('reviews');
  const { people, speaker } = useCaseOnScreen();
  const dayText = useDayText();
  switch (matter.kind) {
    case 'encumbrance':
      return <p>{t('weigh.encumbrance', { day: dayText(textIn(matter, 'since') ?? '') })}</p>;
    case 'owner-deceased':
    case 'owner-unrepresented': {
      const owner = ownerIn(matter) ?? '';
      return <p>{t(`weigh.${matter.kind}`, { name: people.nameOfNumber(owner) ?? owner })}</p>;
    }
    case 'categories-differ':
      return (
        <p>
          {t('weigh.categories-differ', {
            property: wordsFor(speaker.t, 'category', textIn(matter, 'property')),
            address: wordsFor(speaker.t, 'category', textIn(matter, 'address')),
          })}
        </p>
      );
    case 'objection': {
      const objection = found.objections.find(({ objectionId }) => objectionId === textIn(matter, 'objectionId'));
      if (objection === undefined) return <p>{t('weigh.objection')}</p>;
      const { objector, reason, raisedAt } = objection;
      return (
        <>
          <p>
            {t('weigh.objectionOf', {
              name: objector.name ?? objector.iin ?? '',
              at: raisedAt === null ? '' : speaker.instant(raisedAt),
            })}
          </p>
          {reason !== null && <blockquote>{reason}</blockquote>}
        </>
      );
    }
  }
}

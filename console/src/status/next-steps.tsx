import {
  Building2,
  CircleCheckBig,
  FileCheck2,
  FilePenLine,
  Hourglass,
  House,
  IdCard,
  type LucideIcon,
  MapPinned,
  MessagesSquare,
  RotateCcw,
  Scale,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../client/shapes.ts';
import classes from './next-steps.module.css';

type NextStep = Status['next'][number];

const ICONS: Readonly<Record<NextStep, LucideIcon>> = {
  wait: Hourglass,
  'ask-owners': MessagesSquare,
  'get-certificate': FileCheck2,
  'ask-about-card': IdCard,
  'file-again': RotateCcw,
  'file-corrected': FilePenLine,
  'let-entitled-file': UsersRound,
  'file-elsewhere': MapPinned,
  'renew-document': IdCard,
  'correct-records': FilePenLine,
  'choose-another-dwelling': House,
  nothing: CircleCheckBig,
  'ask-office': Building2,
  appeal: Scale,
};

/** What somebody can do now, most useful first: never nothing, and never a code. */
export function NextSteps({ steps }: { readonly steps: readonly NextStep[] }) {
  const { t } = useTranslation('status');
  return (
    <ul className={classes['root']}>
      {steps.map((step) => {
        const Icon = ICONS[step];
        return (
          <li key={step}>
            <Icon size={22} aria-hidden="true" />
            <span>{t(`next.${step}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

import type { Overview } from '../../../client/create-tirkeu-client.ts';
import { AgeingFigure } from './figures/ageing-figure.tsx';
import { GroundsFigure } from './figures/grounds-figure.tsx';
import { OfficesFigure } from './figures/offices-figure.tsx';
import { OutcomesFigure } from './figures/outcomes-figure.tsx';
import { ServicesFigure } from './figures/services-figure.tsx';
import { StagesFigure } from './figures/stages-figure.tsx';
import { TimeFigure } from './figures/time-figure.tsx';
import classes from './overview-figures.module.css';
import tones from './tones.module.css';

/** What is open, then what became of the rest. */
export const OverviewFigures = ({ overview }: { readonly overview: Overview }) => (
  <div className={`${classes['root']} ${tones['root']}`}>
    <StagesFigure stages={overview.stages} />
    <AgeingFigure ageing={overview.ageing} />
    <TimeFigure overview={overview} />
    <OutcomesFigure outcomes={overview.outcomes} />
    <ServicesFigure outcomes={overview.outcomes} />
    <OfficesFigure outcomes={overview.outcomes} />
    <GroundsFigure outcomes={overview.outcomes} />
  </div>
);

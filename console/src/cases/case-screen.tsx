import { ActionPanel } from './actions/action-panel.tsx';
import { DeadlinePanel } from './aside/deadline-panel.tsx';
import { DocumentsPanel } from './aside/documents-panel.tsx';
import { FollowUpsPanel } from './aside/follow-ups-panel.tsx';
import { ObjectionsPanel } from './aside/objections-panel.tsx';
import { RelatedPanel } from './aside/related-panel.tsx';
import classes from './case-screen.module.css';
import { ConsentPanel } from './consents/consent-panel.tsx';
import { IdentityBar } from './identity-bar.tsx';
import { NotesPanel } from './notes/notes-panel.tsx';
import { OwnershipPanel } from './ownership/ownership-panel.tsx';
import { StageStepper } from './stages/stage-stepper.tsx';
import { StateOfCase } from './state-of-case.tsx';
import { TrailPanel } from './trail/trail-panel.tsx';

/** The parts of a case in the order of the questions: what is it, where does it stand, whose answer is missing, what can I do. */
export const CaseScreen = () => (
  <div className={classes['root']}>
    <div className={classes['top']}>
      <IdentityBar />
      <StageStepper />
      <StateOfCase />
    </div>
    <div className={classes['doing']}>
      <DeadlinePanel />
      <ActionPanel />
    </div>
    <div className={classes['main']}>
      <ConsentPanel />
      <ObjectionsPanel />
      <OwnershipPanel />
      <NotesPanel />
      <TrailPanel />
    </div>
    <div className={classes['more']}>
      <FollowUpsPanel />
      <DocumentsPanel />
      <RelatedPanel />
    </div>
  </div>
);

import { upsertSearchAttributes } from '@temporalio/workflow';
import type { StuckStep } from '../activities/change-course.ts';
import type { OpeningResult } from '../activities/open-case.ts';
import type { Basis, StepResult } from '../activities/step.ts';
import type { Case } from '../domain/case.ts';
import { isOpened, waitingForOf } from '../domain/case.ts';
import { evolveAll } from '../domain/evolve.ts';
import type { NotAccepted, RegistrationInput } from './contract.ts';
import { type Call, durable, runStep, type StepOptions, tryFast } from './steps.ts';

/** Workflow time as an instant; the same on every replay. */
export const now = (): string => new Date().toISOString();

/** One case as its workflow knows it: the fold of every event that a step brought back. */
export class CaseProcess {
  readonly input: RegistrationInput;
  state: Case | undefined;
  notAccepted: NotAccepted | undefined;
  /** How often the store was asked where the workflow's own knowledge said no. */
  secondOpinions = 0;
  /** Whether those whose consent is wanted now know of it. */
  areConsentersAsked = false;
  /** Another case has ended a residence of this one, or says so: the store knows (R20). */
  isResidenceInDoubt = false;
  areFormerStaysAwake = false;
  /** Steps that keep failing now. The case file has them, too, but for one that is closed: nothing is written into that. */
  private failing: readonly Pick<StuckStep, 'step' | 'registry'>[] = [];

  constructor(input: RegistrationInput) {
    this.input = input;
  }

  /** From the moment the application is a case, or never will be. */
  get isKnown(): boolean {
    return this.notAccepted !== undefined || this.state !== undefined;
  }

  /** From the moment the case is opened, or never will be. */
  get isSettled(): boolean {
    return this.notAccepted !== undefined || (this.state !== undefined && this.state.stage !== 'opening');
  }

  /** Folds what a step brought. Steps that ran side by side bring the same events; each counts once. */
  learn({ events }: Pick<StepResult, 'events'>): void {
    this.state = evolveAll(this.state, events);
  }

  basis(at: string = now()): Basis {
    return { caseId: this.input.caseId, known: this.state, at };
  }

  /** Carries out a step as long as `isWanted`, and folds what it brings; `undefined` where it was given up. */
  async step(
    name: string,
    call: Call<StepResult>,
    isWanted: () => boolean,
    at?: string,
  ): Promise<StepResult | undefined> {
    const result = await runStep({ call, basis: () => this.basis(at), isWanted, ...this.marksOf(name) });
    if (result !== undefined) this.learn(result);
    return result;
  }

  /** A step that belongs to the stage the case is in now, and is given up when the case leaves it. */
  async stepOfStage(name: string, call: Call<StepResult>): Promise<void> {
    const stage = this.state?.stage;
    await this.step(name, call, () => this.state?.stage === stage);
  }

  /** Tries a step on the fast path only; `false` where it failed. */
  async quickStep(call: Call<StepResult>): Promise<boolean> {
    const result = await tryFast(call, this.basis());
    if ('failed' in result) return false;
    this.learn(result.brought);
    return true;
  }

  /** A step after which there may be no case at all. */
  async openingStep(name: string, call: Call<OpeningResult>, onSlow?: () => Promise<void>): Promise<void> {
    const basis = (): Basis => this.basis();
    const isWanted = (): boolean => !this.isSettled;
    const result = await runStep({ call, basis, isWanted, onSlow, ...this.marksOf(name) });
    if (result === undefined) return;
    if ('notAccepted' in result) {
      this.notAccepted = result.notAccepted;
    } else {
      this.learn(result);
      this.areConsentersAsked = result.asked;
    }
  }

  /** A step that keeps failing shows, to ops at once and in the case file as soon as the store takes it. */
  private marksOf(step: string): Pick<StepOptions<unknown>, 'onStuck' | 'onResumed'> {
    return {
      onStuck: async (stuck: Omit<StuckStep, 'step'>) => {
        this.failing = [...this.failing, { step, registry: stuck.registry }];
        upsertSearchAttributes({ Stuck: [true], WaitingFor: [stuck.registry === null ? 'worker' : 'registry'] });
        this.learn(await durable.markStuck({ ...this.basis(), ...stuck, step }));
        this.publish();
      },
      onResumed: async () => {
        this.failing = this.failing.filter((failing) => failing.step !== step);
        this.learn(await durable.markResumed({ ...this.basis(), step }));
        this.publish();
      },
    };
  }

  /**
   * Whether the case waits for the same consents as it did then. Not if it has left the stage, has come back to it with others to
   * ask, or waits until another day.
   */
  awaitsConsentsOf({ askedAt, deadlineAt }: { readonly askedAt: string; readonly deadlineAt: string }): boolean {
    const { state } = this;
    return state?.stage === 'awaiting-consent' && state.askedAt === askedAt && state.deadlineAt === deadlineAt;
  }

  /** Tells ops where the case stands. Only called where the case is about to wait: each change costs an event. */
  publish(): void {
    const { state } = this;
    if (state === undefined) return upsertSearchAttributes({ Stuck: [false], WaitingFor: [] });
    const { stage, learned } = state;
    const [failing] = this.failing;
    const failingAt = failing === undefined ? undefined : failing.registry === null ? 'worker' : 'registry';
    const waitingFor = waitingForOf(state)?.kind ?? failingAt;
    upsertSearchAttributes({
      CaseStage: [stage],
      Stuck: [state.stuck.length > 0 || failing !== undefined],
      WaitingFor: waitingFor === undefined ? [] : [waitingFor],
      ...(learned.office === null ? {} : { Office: [learned.office] }),
      ...(isOpened(state) ? { ConsentDeadline: [new Date(state.deadlineAt)] } : {}),
    });
  }
}

import './without-stack-traces.ts';

/** What a worker registers: one export for each workflow, by its name in `contract.ts`. */
export { residenceRegistration } from './residence-registration.ts';

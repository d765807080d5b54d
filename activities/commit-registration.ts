import { dayOf } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import { normFor } from '../domain/density.ts';
import { registrantsOf } from '../domain/eligibility.ts';
import type { OwnershipFacts } from '../domain/ownership.ts';
import { decideRegistration } from '../domain/registration.ts';
import { procedureOf } from '../domain/services/procedures.ts';
import { commitRegistration as commitToLedger } from '../store/ledger.ts';
import { residenceIdOf, newIds } from './case-ids.ts';
import { newCertificateCode } from './certificate-code.ts';
import type { Dependencies } from './dependencies.ts';
import { addressesElsewhere, findConsenters, findRegistrants } from './gather-facts.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';

type Dwelling = Pick<OwnershipFacts, 'dwelling' | 'rightsCertificate' | 'addressCategory'>;

/** R23: against the will of those who live there only a certificate of registered rights proves who owns the dwelling. */
async function lookAtDwelling({ property, address }: Dependencies, { application, learned }: Case): Promise<Dwelling> {
  const { rka } = learned;
  if (rka === null) return { dwelling: undefined, rightsCertificate: null, addressCategory: null };
  if (application.service === 'owner-withdrawal') {
    const certificate = await property.issueRightsCertificate(rka);
    return {
      dwelling: certificate?.dwelling,
      rightsCertificate: certificate?.number ?? null,
      addressCategory: null,
    };
  }
  const [dwelling, found] = await Promise.all([property.findDwelling(rka), address.findAddress(rka)]);
  return { dwelling, rightsCertificate: null, addressCategory: found?.category ?? null };
}

/** Whose number decides whether there is room (R18); `null` where no norm applies. */
async function countedIn({ population, policyAt }: Dependencies, { application, learned }: Case, at: string) {
  const { rka, office } = learned;
  const isAsked = procedureOf(application).isAboutLivingThere && normFor(office, policyAt(at)) !== null;
  if (rka === null || !isAsked) return null;
  const residents = await population.listResidents(rka);
  return { rka, elsewhere: residents.map(({ iin }) => iin) };
}

/**
 * Asks the registries once more, after the last consent, and where they confirm changes the ledger in the same transaction
 * (R16–R20, R23, R24). Idempotent by case: the residence's id is derived from it.
 */
export const commitRegistration =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const { connection, models, policyAt } = dependencies;
    const { caseId, at } = basis;
    const known = knownCase(basis);
    const { application } = known;
    const day = dayOf(at);
    const [place, registrants, counted] = await Promise.all([
      lookAtDwelling(dependencies, known),
      findRegistrants(dependencies, application, day),
      countedIn(dependencies, known, at),
    ]);
    const consenters = await findConsenters(dependencies, place.dwelling, day);
    const iins = registrantsOf(application);
    const judging = { ids: newIds(caseId), policy: policyAt(at) };
    const made = { residenceId: residenceIdOf(caseId), certificateCode: newCertificateCode() };
    return commitToLedger(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: 'property' },
      iins,
      knownElsewhere: addressesElsewhere(caseId, iins, registrants),
      counted,
      decide: (state, ledger, effectiveAt) =>
        decideRegistration(
          state,
          { ...place, people: [...registrants, ...consenters] },
          { ...judging, ...made, ledger, at: effectiveAt },
        ),
    });
  };

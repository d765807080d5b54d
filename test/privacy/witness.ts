import type { RegistriesControl, Scenario, SignAs } from '../../cli/registries-control.ts';
import { WORDS } from './use-every-message.ts';
import { secretsOf, type Secret, secretsOfSignature } from './personal-data.ts';

/** The control calls of the registries, with a memory of everybody and everything that was involved through them. */
export interface Witness {
  readonly control: RegistriesControl;
  /** Looks the people up, and tells what must not be readable anywhere. */
  tell(): Promise<readonly Secret[]>;
}

export function createWitness(control: RegistriesControl): Witness {
  const people = new Set<string>();
  const others: Secret[] = WORDS.map((text) => ({ kind: 'words', text }));
  const meet = ({ iin, bin }: { readonly iin?: string | undefined; readonly bin?: string | undefined }): void => {
    if (iin !== undefined) people.add(iin);
    if (bin !== undefined) others.push({ kind: 'bin', text: bin });
  };
  const meetScenario = (scenario: Scenario): Scenario => {
    for (const iin of [scenario.applicant, scenario.registrant]) people.add(iin);
    for (const consenter of scenario.consenters) meet(consenter);
    for (const { signAs } of scenario.consenters) meet(signAs);
    for (const { iin } of scenario.people ?? []) people.add(iin);
    meet(scenario.applicantSignAs);
    for (const rka of [scenario.rka, scenario.formerRka]) if (rka !== null) others.push({ kind: 'rka', text: rka });
    return scenario;
  };
  return {
    control: {
      ...control,
      takeScenario: async (name) => meetScenario(await control.takeScenario(name)),
      sign: async (signAs: SignAs, content, flaw) => {
        const signature = await control.sign(signAs, content, flaw);
        others.push(...secretsOfSignature(signature.cms));
        return signature;
      },
      readOneTimePasswords: async (iin) => {
        const passwords = await control.readOneTimePasswords(iin);
        others.push(...passwords.map(({ code }): Secret => ({ kind: 'password', text: code })));
        return passwords;
      },
    },
    tell: async () => {
      const known = await Promise.all([...people].map((iin) => secretsOf(control, iin)));
      return [...known.flat(), ...others];
    },
  };
}

/**
 * What holds, in our own words: the one wording of the rules, from which docs/rules.md is made (`npm run rules`). The law
 * behind them is named in docs/domain.md. An id is for ever: code, tests and refusals cite it.
 */
export const RULES = {
  R1: 'From 14 on a citizen is registered in their own right, with an identity card or passport that is valid on the day.',
  R2: 'For somebody of 14 or 15 a parent or another legal representative files, whom the population registry shows as such; from 16 on the person files.',
  R3: 'A child under 14 and a ward live where their legal representative lives, and a look-up says so; a child is registered only where registration on general grounds is asked for.',
  R4: 'For an adult of limited or no capability the guardian files.',
  R5: 'An attorney acts under a notarised power of attorney that is valid on the day and covers the service.',
  R6: 'Who is registered is alive, a citizen, and holds a valid document in the population registry.',
  R7: 'People can be registered in places to live or stay in, as the law lists them; a place of any other category is refused.',
  R8: 'In premises that an organisation runs its administration files, signed by the head or somebody with the right to sign, and nobody else is asked.',
  R9: 'Every title holder but the registrant consents; a sole owner registering at home needs nobody.',
  R10: 'In state rental housing the tenant consents, and only people of the tenancy contract can be registered.',
  R11: 'A minor or incapable owner consents through a legal representative; any owner may act through an attorney.',
  R12: 'Consent is proved by an electronic signature or in person at the counter; a one-time password counts where the policy of the day says so.',
  R13: 'What is signed is the consent document of this very case; a signature over anything else is no consent.',
  R14: 'A consent can be taken back until the registration is committed; one decline ends the case.',
  R15: 'A consent may stay pending for ten days by default, with reminders at half of it and a day before its end; silence is never consent, and no timer overrides a decision.',
  R16: 'The property registry is asked twice, at the opening and right before the commit; new owners are asked, and the consents of those who stay remain valid.',
  R17: 'An arrest or a prohibition by a court sends the case to a caseworker; a building that is not commissioned or has no title is refused.',
  R18: 'Where a density norm is in force each registered person needs their useful area, close relatives excepted; of cases that race for the last place one passes.',
  R19: 'A person is registered here and withdrawn there in one transaction: there is no moment with two permanent residences or none.',
  R20: 'A temporary stay lasts 1 to 12 months beside the permanent residence, ends by itself on its last day, is prolonged only with new consents, and can be ended early.',
  R21: 'The population registry is told after the commit and the chip of a card is ordered; neither holds up or undoes the registration, and their state is shown.',
  R22: 'The result is an address certificate that anybody can verify, and a notice in Kazakh and Russian.',
  R23: 'An owner can have people withdrawn if the co-owners confirm; who owns a share can’t be removed, the people concerned are notified, and an objection goes to a caseworker.',
  R24: 'Who leaves the country for good is withdrawn from every residence, with an identity document and the document of departure.',
  R25: 'A death that the population registry knows of ends the registrant’s open cases as refused.',
  R26: 'An application comes by portal, mobile app, bank or counter; whose dwellings the counter serves is dated policy.',
  R27: 'Nobody handles their own case: a caseworker who is in it can’t act on it.',
  R28: 'A registrant has one open case of a service; a second application is answered with the case that is open.',
  R29: 'A refusal has a ground, a rule and words in three languages; a technical failure is never a refusal, and the case waits.',
} as const satisfies Readonly<Record<`R${number}`, string>>;

export type RuleId = keyof typeof RULES;

/** Whether there is a rule of that id. */
export const isRuleId = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** In their order. */
export const RULE_IDS: readonly RuleId[] = Object.keys(RULES).filter(isRuleId);

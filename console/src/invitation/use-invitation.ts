import { useCallback, useEffect, useState } from 'react';
import type { TirkeuClient } from '../../../client/create-tirkeu-client.ts';
import type { DecidedInvitation, Invitation, OpenedInvitation } from '../../../client/shapes.ts';
import { answerOf, ApiProblem } from '../data/api-problem.ts';
import { signWithNcalayer } from '../signing/sign-with-ncalayer.ts';
import { toBase64 } from '../signing/to-base64.ts';

export type Step =
  | { readonly name: 'opening' }
  /** The link leads nowhere, for whatever reason. */
  | { readonly name: 'closed' }
  | { readonly name: 'unreachable' }
  | { readonly name: 'welcome'; readonly opened: OpenedInvitation }
  | { readonly name: 'details'; readonly invitation: Invitation }
  | { readonly name: 'done'; readonly invitation: DecidedInvitation }
  /** Whoever was here is known no longer. */
  | { readonly name: 'left' };

/** Why nothing came of the last attempt; a code of the api, or what happened at NCALayer. `text`: in the signer's languages. */
export interface Trouble {
  readonly code: string;
  readonly text?: Readonly<Record<string, string>> | undefined;
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null;

const troubleOf = (error: unknown): Trouble => {
  if (!(error instanceof ApiProblem)) return { code: 'unreachable' };
  const text: unknown = error.problem['text'];
  return { code: error.code, text: isTexts(text) ? text : undefined };
};

const LEADS_NOWHERE: readonly string[] = ['not-identified', 'invitation-not-open', 'invalid-body'];

const isDecided = ({ status }: DecidedInvitation): boolean => status === 'given' || status === 'declined';

/** The way of an owner through the page: open, prove who one is, see, answer. */
export function useInvitation(api: TirkeuClient, secret: string, language: string) {
  const [step, setStep] = useState<Step>({ name: 'opening' });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const show = useCallback(async () => {
    const { body: invitation } = await answerOf(api.showInvitation());
    setStep(isDecided(invitation) ? { name: 'done', invitation } : { name: 'details', invitation });
  }, [api]);

  const open = useCallback(async () => {
    setTrouble(undefined);
    try {
      // After a reload there is no link any more: who has proved themselves in this browser goes on where they were.
      if (secret === '') return await show();
      // A link shows what it was made for, and never what somebody else has opened here before.
      const { body: opened } = await answerOf(api.openInvitation({ body: { secret } }));
      setStep({ name: 'welcome', opened });
    } catch (error) {
      const { code } = troubleOf(error);
      setStep(LEADS_NOWHERE.includes(code) ? { name: 'closed' } : { name: 'unreachable' });
    }
  }, [api, secret, show]);

  useEffect(() => {
    void open();
  }, [open]);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };

  /** The CMS, or nothing where the person or NCALayer wouldn't. */
  const sign = async (ncalayer: string, content: string): Promise<string | undefined> => {
    const signing = await signWithNcalayer(ncalayer, content, language);
    if (signing.kind === 'signed') return signing.cms;
    setTrouble({ code: signing.kind });
    return undefined;
  };

  const identify = (powerOfAttorneyId: string): Promise<void> =>
    attempt(async () => {
      // A fresh challenge each time: the page may have been open for an hour.
      const { body: opened } = await answerOf(api.openInvitation({ body: { secret } }));
      const cms = await sign(opened.signWith.ncalayer, opened.challenge.document);
      if (cms === undefined) return;
      const evidence = { kind: 'eds' as const, cms };
      const powers = powerOfAttorneyId === '' ? {} : { powerOfAttorneyId };
      await answerOf(api.identifyInvitee({ body: { secret, evidence, ...powers } }));
      await show();
    });

  const decide = (decision: 'give' | 'decline', ncalayer: string): Promise<void> =>
    attempt(async () => {
      const { body: document } = await answerOf(api.getInvitationDocument({ query: { answer: decision } }));
      const cms = await sign(ncalayer, toBase64(document));
      if (cms === undefined) return;
      const evidence = { kind: 'eds' as const, cms };
      const { body: invitation } = await answerOf(api.decideAsInvitee({ body: { decision, evidence } }));
      setStep({ name: 'done', invitation });
    });

  /** Ends the session: who sits down at this computer next sees nothing. */
  const leave = (): Promise<void> =>
    attempt(async () => {
      await answerOf(api.leaveInvitation());
      setStep({ name: 'left' });
    });

  return { step, busy, trouble, open, identify, decide, leave };
}

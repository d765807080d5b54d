/** What the reference says before its first call: enough for somebody who has nothing else. */
export const INTRODUCTION = `
JSON in UTF-8, times in RFC 3339 UTC, codes in English. Unknown members of a request are errors; answers may get further members, so ignore
those that you don't know. What isn't a yes is \`application/problem+json\` (RFC 9457): decide by its \`code\`, show people its \`detail\`.

A \`503\` or \`429\` says in \`Retry-After\` when to come again. The same request may be sent again, with the same \`Idempotency-Key\` where there
is one: nothing happens twice.

## From an application to a registration

1. Get an **access token** by client credentials: \`clientCredentials\` under Authentication says where and with which scopes.
2. Subscribe a **webhook** (\`POST /v1/webhooks\`) and keep its \`secret\`, which is told once. Have a test message sent.
3. Let the applicant **sign** the application, and **file** it (\`POST /v1/applications\`). A lawful refusal is a case, too: \`outcome\` is
   \`refused\` and \`refusal\` says why. \`202\` means that it is safe and still being opened: read the case, or wait for \`case.opened\`.
4. While \`stage\` is \`awaiting-consent\`, each of the case's \`consents\` that is \`pending\` waits for somebody. Get the bytes that they sign
   (\`GET …/consents/{consentId}/document\`), let them sign these, and bring the answer (\`POST …/decision\`).
5. With the last consent the registries are asked once more and the registration is committed; nothing is to be called for that.
   The webhook tells of each step (\`consent.decided\`, \`case.registered\`, \`case.closed\`): **read the case** then (\`GET /v1/cases/{caseId}\`).
   It is decided once \`outcome\` isn't \`null\`. After \`registered\` others are still told; \`closed\` is the end.

## Signatures

A signature is a CMS (RFC 5652, SignedData): **detached**, DER, in base64 without PEM lines; one signer, whose certificate is in it. It is made
with the key for signing, not the one for authentication, that the national certification authority gave to the very person, or to the
head of the organisation, and nothing but their key can make it: NCALayer does that on their machine. The bytes under it are

- for an **application**, its canonical JSON (RFC 8785) in UTF-8: the value of \`application\` as you will send it, members sorted at every level, no
  spaces, nothing escaped that needn't be. \`{"service":"departure-abroad","channel":"portal"}\` becomes
  \`{"channel":"portal","service":"departure-abroad"}\`;
- for **everything else**, bytes that this api words: sign them exactly as they come, and never parse and write them anew.

## Whose numbers you see

Your own cases show IINs and BINs masked to the last four digits, and names in full. The bytes that somebody is to sign name that person in full: who holds
them is who signs.
`.trim();

/** How a receiver knows that a message is ours, and new. */
export const WORDS_ON_MESSAGES = `
Messages are signed by [Standard Webhooks](https://www.standardwebhooks.com), for which there are libraries in most languages. Verify before you
believe: the base64 after \`v1,\` must be the HMAC-SHA256 of \`{webhook-id}.{webhook-timestamp}.{body}\`, the body as the bytes that came, by the key that stands
in base64 after \`whsec_\` in the secret. Several signatures are separated by spaces, while a secret is being replaced; one that fits is enough. Refuse a
timestamp that is more than five minutes away.

| type | tells that |
| --- | --- |
| \`case.opened\` | the case is open: \`consents\` says who is asked, if anybody |
| \`consent.requested\` | somebody else is asked as well, because the owners have changed |
| \`consent.decided\`, \`consent.revoked\` | a consenter has answered, or taken a consent back |
| \`objection.raised\`, \`deadline.extended\`, \`case.in-review\` | somebody objects, there is more time, a caseworker decides |
| \`case.registered\` | it is committed; others are still told |
| \`case.closed\` | the case is over: \`outcome\` says how |
| \`webhook.test\` | nothing: you asked for it |

Answer with any 2xx within 15 seconds, once the message is safe with you, then fetch the case. The same message may come more than once, always
under the same \`webhook-id\`: ignore those that you had. Messages of one case come in order. Anything but a 2xx is tried again, ten times over three days;
\`410\` ends the subscription.
`.trim();
